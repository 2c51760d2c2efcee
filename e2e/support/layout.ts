import type { Page } from '@playwright/test';

/** Where the landmarks of a view stand: left, top, right and bottom, in pixels. */
export type Places = Readonly<Record<string, readonly number[]>>;

/** The parts of the page whose places are the layout. A dialog as tall as its words has no bottom of its own. */
const landmarks: Readonly<Record<string, string>> = {
  bar: 'header',
  palette: '[data-tour="palette"]',
  canvas: 'main',
  results: 'section[aria-label="Results"]',
  inspector: 'section[aria-label="Inspector"]',
  run: '[data-tour="run"]',
};

export async function landmarksOf(page: Page): Promise<Places> {
  return await page.evaluate((selectors) => {
    const boxOf = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return [left, top, right, bottom].map(Math.round);
    };
    const found = Object.entries(selectors).flatMap(([name, selector]) => {
      const element = document.querySelector(selector);
      return element === null ? [] : [[name, boxOf(element)] as const];
    });
    const dialog = document.querySelector('[role="dialog"]');
    if (dialog !== null) found.push(['dialog', boxOf(dialog).slice(0, 3)]);
    return Object.fromEntries(found);
  }, landmarks);
}

/** What nobody would draw on purpose: text that is cut off without a sign, what is outside the window, controls that cover each other. */
export async function faultsOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const faults: string[] = [];
    const root = document.querySelector('[role="dialog"]') ?? document.body;
    const isShown = (element: Element) =>
      // What is only for screen readers is a pixel wide.
      element.getBoundingClientRect().width > 1 &&
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
      element.closest('.react-flow__viewport') === null;
    const nameOf = (element: Element) => {
      const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return `${element.tagName.toLowerCase()} “${words.trim().slice(0, 40)}”`;
    };
    /** What can be seen of an element: its box within all that scrolls or cuts around it. */
    const seenOf = (element: Element) => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let each = element.parentElement; each !== null; each = each.parentElement) {
        if (getComputedStyle(each).overflow === 'visible') continue;
        const box = each.getBoundingClientRect();
        left = Math.max(left, box.left);
        top = Math.max(top, box.top);
        right = Math.min(right, box.right);
        bottom = Math.min(bottom, box.bottom);
      }
      return { left, top, right, bottom, width: right - left, height: bottom - top };
    };

    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the window');

    for (const element of root.querySelectorAll('*')) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
      if (!hasText || !isShown(element)) continue;
      const style = getComputedStyle(element);
      const isCut =
        style.overflowX === 'hidden' || style.overflowX === 'clip'
          ? element.scrollWidth > element.clientWidth + 1
          : false;
      const hasSign = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (isCut && !hasSign) faults.push(`${nameOf(element)} is cut off without a sign`);
    }

    const controls = [
      ...root.querySelectorAll('button, input, select, textarea, [role="tab"], [role="switch"]'),
    ]
      .filter((element) => isShown(element) && getComputedStyle(element).pointerEvents !== 'none')
      .map((element) => ({ element, box: seenOf(element) }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    for (const { element, box } of controls) {
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        faults.push(`${nameOf(element)} is outside the window`);
    }
    const isFloating = (element: Element) => element.closest('[role="status"], .react-flow__panel') !== null;
    for (const [index, one] of controls.entries()) {
      for (const other of controls.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        if (isFloating(one.element) !== isFloating(other.element)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 2 && down > 2)
          faults.push(`${nameOf(one.element)} and ${nameOf(other.element)} overlap`);
      }
    }
    return faults;
  });
}
