import { expect, type Locator, type Page } from '@playwright/test';

/** How a kind is called in the palette. */
export type KindTitle = 'Input' | 'Fan-out' | 'Agent' | 'Vote' | 'Reduce' | 'Output';

/** Top bar, palette and canvas, by the names that a person and a screen reader find them by. */
export class Editor {
  readonly page: Page;
  readonly canvas: Locator;
  readonly cards: Locator;
  readonly edges: Locator;
  readonly run: Locator;
  readonly cancel: Locator;
  readonly runState: Locator;
  readonly name: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('main', { name: 'Canvas' });
    this.cards = this.canvas.locator('[data-node-id]');
    this.edges = this.canvas.getByRole('group', { name: /^From .+ to / });
    // The dock offers to run too, where it has nothing to show.
    this.run = page.getByRole('banner').getByRole('button', { name: 'Run', exact: true });
    this.cancel = page.getByRole('button', { name: 'Cancel', exact: true });
    this.runState = page.getByRole('status', { name: 'Run', exact: true });
    this.name = page.getByRole('textbox', { name: 'Name of the graph' });
  }

  /** Opens the editor as on a first visit and starts with an empty canvas. */
  async openEmpty(url = '/'): Promise<void> {
    await this.page.goto(url);
    await this.page.getByRole('button', { name: 'Start with an empty graph' }).click();
    await expect(this.canvas).toBeVisible();
  }

  /** Begins a new graph and lets go of the changes to the one that is open. */
  async beginNew(): Promise<void> {
    await this.page.getByRole('button', { name: 'Graph menu' }).click();
    await this.page.getByRole('menuitem', { name: 'New' }).click();
    await this.page.getByRole('button', { name: 'Discard them' }).click();
    await expect(this.cards).toHaveCount(0);
  }

  /** Opens the editor as on a first visit and chooses a template from the gallery. */
  async openTemplate(title: string, url = '/'): Promise<void> {
    await this.page.goto(url);
    await this.page.getByRole('button', { name: title, exact: true }).click();
    await expect(this.cards.first()).toBeVisible();
  }

  /** Opens a graph from a file, as downloaded or made elsewhere. */
  async openGraph(graph: object, url = '/'): Promise<void> {
    await this.openEmpty(url);
    await this.page.getByLabel('Graph file').setInputFiles({
      name: 'test.graph.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(graph)),
    });
    await expect(this.cards.first()).toBeVisible();
  }

  /** The card of a node, by its label. */
  card(label: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^${label} \\(`) });
  }

  async add(kind: KindTitle): Promise<void> {
    const before = await this.cards.count();
    await this.page.getByRole('button', { name: `Add ${kind}` }).click();
    await expect(this.cards).toHaveCount(before + 1);
  }

  /** Selects a node by a click on the head of its card. */
  async select(label: string): Promise<void> {
    await this.card(label).getByText(label, { exact: true }).click();
    await expect(this.card(label)).toHaveClass(/selected/);
  }

  output(label: string, port: string): Locator {
    return this.card(label).getByLabel(new RegExp(`^Output ${port},`));
  }

  input(label: string, port: string): Locator {
    return this.card(label).getByLabel(`Input ${port}`, { exact: true });
  }

  /** Draws an edge with the mouse from an output to an input, and stays over it with the button pressed. */
  async draw(from: Locator, to: Locator): Promise<void> {
    await from.hover();
    await this.page.mouse.down();
    // The first move begins the drawing, the second arrives.
    const box = await to.boundingBox();
    if (box === null) throw new Error('The port to draw to is not on the screen.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await this.page.mouse.move(x - 20, y + 8, { steps: 4 });
    await this.page.mouse.move(x, y, { steps: 2 });
  }

  async connect(from: Locator, to: Locator): Promise<void> {
    const before = await this.edges.count();
    await this.draw(from, to);
    await this.page.mouse.up();
    await expect(this.edges).toHaveCount(before + 1);
  }

  /** Fits the graph into view, so that every card can be reached. */
  async fit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Fit View' }).click();
  }

  async shortcut(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** The cells of a node's item strip, one an item. */
  cells(label: string): Locator {
    return this.card(label).getByRole('option');
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole('listitem').filter({ hasText: text });
  }
}
