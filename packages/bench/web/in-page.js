// What runs in the measured pages, put there before their own code. Plain JavaScript; `globalThis.bench` is called by name.
(() => {
  const viewport = () => document.querySelector('.react-flow__viewport')?.style.transform ?? '';
  const middleOf = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const mouse = (target, type, { x, y }, button = 0) =>
    target.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        cancelable: true,
        view: window,
        button,
        buttons: type === 'mouseup' ? 0 : button === 1 ? 4 : 1,
        clientX: x,
        clientY: y,
      }),
    );

  /** Calls `step` once a frame for so long, and says how many frames a second there were. */
  const frames = (ms, step) =>
    new Promise((resolve) => {
      const gaps = [];
      let first;
      let last;
      const frame = (now) => {
        first ??= now;
        if (last !== undefined) gaps.push(now - last);
        last = now;
        if (now - first >= ms) {
          gaps.sort((a, b) => a - b);
          resolve({ perSecond: (gaps.length / (now - first)) * 1000, longestMs: gaps.at(-1) ?? 0 });
          return;
        }
        step(gaps.length);
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });

  /** There and back, so that what is in view stays about the same. */
  const swing = (frame, width) => Math.sin(frame / 14) * width;

  /** Measures a gesture, and makes sure that it does something. */
  const measured = async (ms, what, step) => {
    const before = what();
    let hasChanged = false;
    const result = await frames(ms, (frame) => {
      hasChanged ||= what() !== before;
      step(frame);
    });
    if (!hasChanged) throw new Error('The gesture changed nothing: the bench does not measure what it says.');
    return result;
  };

  const dragged = async (target, from, ms, what, button = 0) => {
    mouse(target, 'mousedown', from, button);
    const result = await measured(ms, what, (frame) =>
      mouse(
        window,
        'mousemove',
        { x: from.x + swing(frame + 1, 160), y: from.y + swing(frame + 1, 60) },
        button,
      ),
    );
    mouse(window, 'mousemove', from, button);
    mouse(window, 'mouseup', from, button);
    return result;
  };

  globalThis.bench = {
    pan(ms) {
      const pane = document.querySelector('.react-flow__pane');
      const from = { ...middleOf(pane), y: pane.getBoundingClientRect().top + 6 };
      // The middle button pans; the first one selects.
      return dragged(pane, from, ms, viewport, 1);
    },
    async zoom(ms) {
      const pane = document.querySelector('.react-flow__pane');
      const { x, y } = middleOf(pane);
      const wheel = (deltaY) =>
        pane.dispatchEvent(
          new WheelEvent('wheel', {
            bubbles: true,
            cancelable: true,
            view: window,
            clientX: x,
            clientY: y,
            deltaY,
          }),
        );
      let sum = 0;
      const result = await measured(ms, viewport, (frame) => {
        const deltaY = Math.cos(frame / 14) * 12;
        sum += deltaY;
        wheel(deltaY);
      });
      wheel(-sum);
      return result;
    },
    drag(ms) {
      const centre = middleOf(document.querySelector('.react-flow__pane'));
      const away = (node) => Math.hypot(middleOf(node).x - centre.x, middleOf(node).y - centre.y);
      const [nearest] = [...document.querySelectorAll('.react-flow__node')].sort((a, b) => away(a) - away(b));
      const { id } = nearest.dataset;
      const { left, top, width } = nearest.getBoundingClientRect();
      // The head of a card: below it are things that can be pressed.
      const from = { x: left + width / 2, y: top + 2 };
      const place = () => document.querySelector(`.react-flow__node[data-id="${id}"]`)?.style.transform;
      return dragged(nearest, from, ms, place);
    },
    /** Begins to note tasks of the main thread that block it, and how long keys wait for their frame. */
    watch() {
      const long = [];
      const keys = [];
      new PerformanceObserver((list) =>
        long.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({
        type: 'longtask',
      });
      new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) if (name === 'keydown') keys.push(duration);
      }).observe({ type: 'event', durationThreshold: 16 });
      globalThis.bench.watched = { long, keys };
    },
    watched: { long: [], keys: [] },
    viewport,
  };
})();
