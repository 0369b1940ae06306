import type { Language } from '../../i18n/index.js';
import { asReadBy, changes, differsByReader, whole, type BlockPage, type Change, type Own } from '../plugins/live-blocks.js';
import type { Viewer } from '../plugins/viewer.js';
import { frameOf, type Frame } from './frames.js';

/** Who reads what is sent. */
export interface StepReader {
  readonly viewer: Viewer;
  readonly address: { readonly language: Language };
}

/** What brings a page from one state to the next. `differs`: not the same for all its readers. */
interface Step {
  readonly title?: string;
  readonly blocks: readonly Change[];
  readonly differs: boolean;
  /** The message, once it was made for a position. */
  frame?: Frame;
}

/**
 * Makes the messages that bring readers from one page to the next: found once for all who see the same, and the very same bytes for
 * all but where one's own name is marked. `own` says who reads.
 */
export function createSteps(own: (viewer: Viewer, language: Language) => Own) {
  // Weak in both: a page must not hold the one before it, and that one the one before, for as long as a meeting is open.
  const steps = new WeakMap<BlockPage, WeakMap<BlockPage, Step>>();

  function between(before: BlockPage, now: BlockPage): Step {
    const known = steps.get(now) ?? new WeakMap<BlockPage, Step>();
    steps.set(now, known);
    const step = known.get(before);
    if (step) return step;
    const blocks = before === now ? [] : changes(before, now);
    const made: Step = { blocks, differs: blocks.some(([, html]) => differsByReader(html)), ...(now.title === before.title ? {} : { title: now.title }) };
    known.set(before, made);
    return made;
  }

  const asRead = ({ viewer, address }: StepReader, blocks: readonly Change[]): Change[] => {
    const reader = own(viewer, address.language);
    return blocks.map(([id, html]) => [id, asReadBy(html, reader)]);
  };

  return {
    /** The message from one page to the next at a position; null when nothing shows of it. */
    frame(reader: StepReader, at: number, before: BlockPage, now: BlockPage): Frame | null {
      const step = between(before, now);
      if (step.title === undefined && step.blocks.length === 0) return null;
      const { title } = step;
      if (step.differs) return frameOf(at, { title, blocks: asRead(reader, step.blocks) });
      if (step.frame?.position !== at) step.frame = frameOf(at, { title, blocks: step.blocks });
      return step.frame;
    },

    /** The whole page as one message: for a browser of which it is not known what it shows. */
    whole: (reader: StepReader, at: number, page: BlockPage): Frame => frameOf(at, { title: page.title, blocks: asRead(reader, whole(page)) }),
  };
}
