import { describe, expect, it } from 'vitest';
import { createScrollGroup } from './scroll-group.ts';

/** A scrolling element of which only the position matters; `most` is how far it can go. Like a browser, it tells of it later. */
function scroller(most: number): HTMLElement {
  const element = document.createElement('div');
  let top = 0;
  Object.defineProperty(element, 'scrollTop', {
    get: () => top,
    set: (value: number) => {
      const next = Math.min(value, most);
      if (next === top) return;
      top = next;
      queueMicrotask(() => element.dispatchEvent(new Event('scroll')));
    },
  });
  return element;
}

/** Lets scroll events arrive, and those that they cause. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

describe('createScrollGroup', () => {
  it('takes the others along', async () => {
    const [a, b] = [scroller(1_000), scroller(1_000)];
    const group = createScrollGroup();
    group.add(a);
    group.add(b);
    a.scrollTop = 300;
    await settle();
    expect(b.scrollTop).toBe(300);
    b.scrollTop = 100;
    await settle();
    expect(a.scrollTop).toBe(100);
  });

  it('is not pulled back by a shorter text', async () => {
    const [long, short] = [scroller(1_000), scroller(50)];
    const group = createScrollGroup();
    group.add(short);
    group.add(long);
    long.scrollTop = 400;
    await settle();
    expect([long.scrollTop, short.scrollTop]).toEqual([400, 50]);
  });

  it('lets each go its own way when it is off', async () => {
    const [a, b] = [scroller(1_000), scroller(1_000)];
    const group = createScrollGroup();
    group.add(a);
    group.add(b);
    group.setTogether(false);
    a.scrollTop = 300;
    await settle();
    expect(b.scrollTop).toBe(0);
  });

  it('brings a late comer to where the others are, and forgets one that left', async () => {
    const [a, b] = [scroller(1_000), scroller(1_000)];
    const group = createScrollGroup();
    group.add(a);
    a.scrollTop = 300;
    await settle();
    const remove = group.add(b);
    expect(b.scrollTop).toBe(300);
    remove();
    a.scrollTop = 0;
    await settle();
    expect(b.scrollTop).toBe(300);
  });
});
