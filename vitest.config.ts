import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The rules and pages first; the browser journeys need the machine for themselves.
    projects: [
      {
        test: {
          name: 'rules and pages',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One process for many files, which loads the product once: what a test changes is of a server or folder of its own.
          isolate: false,
          // All cores: by itself one is left for others, which of two is half.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // A page that follows gets there when it can: as patient as test/browser/stage.ts.
          expect: { poll: { timeout: 10_000 } },
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
