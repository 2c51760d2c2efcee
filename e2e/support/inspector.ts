import { expect, type Locator, type Page } from '@playwright/test';

/** The options of the selected node, at the right. */
export class Inspector {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('region', { name: 'Inspector' });
  }

  field(label: string): Locator {
    return this.root.getByRole('textbox', { name: label, exact: true });
  }

  /** Replaces what a field or a prompt editor holds by typing. */
  async type(label: string, text: string): Promise<void> {
    const field = this.field(label);
    await field.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('Delete');
    await field.pressSequentially(text);
  }

  /** Replaces what a field or a prompt editor holds at once, as a paste does. */
  async fill(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.root.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  async chooseModel(model: string): Promise<void> {
    const picker = this.root.getByRole('combobox', { name: 'Model', exact: true });
    await picker.click();
    await picker.fill(model);
    await picker.press('Enter');
    await expect(picker).toHaveValue(model);
  }
}
