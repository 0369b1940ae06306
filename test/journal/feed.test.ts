import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/domain/kernel/event.js';
import { createFeed } from '../../src/journal/feed.js';

const event = { position: 1 } as RecordedEvent;

describe('the feed', () => {
  it('tells every listener, until it stops listening', () => {
    const feed = createFeed(() => expect.unreachable());
    const heard: string[] = [];
    const stop = feed.subscribe(() => heard.push('a'));
    feed.subscribe((events) => heard.push(`b${events.length}`));
    feed.publish([event]);
    stop();
    feed.publish([event, event]);
    feed.publish([]);
    expect(heard).toEqual(['a', 'b1', 'b2']);
  });

  it('reports a listener that throws, and still tells the others', () => {
    const errors: unknown[] = [];
    const heard: string[] = [];
    const feed = createFeed((error) => errors.push(error));
    feed.subscribe(() => {
      throw new Error('broken');
    });
    feed.subscribe(() => heard.push('heard'));
    feed.publish([event]);
    expect(errors).toEqual([new Error('broken')]);
    expect(heard).toEqual(['heard']);
  });
});
