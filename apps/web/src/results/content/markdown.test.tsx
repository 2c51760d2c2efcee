import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

afterEach(cleanup);

const show = (text: string) => render(<Markdown text={text} />).container;

describe('Markdown', () => {
  it('shows HTML as text and runs none of it', () => {
    const page = show(
      'Hello <img src=x onerror="alert(1)"> <b>bold</b>\n\n<script>alert(1)</script>\n\n<iframe src="https://x.test"></iframe>',
    );
    expect(page.querySelector('script, img, b, iframe')).toBeNull();
    expect(page.textContent).toContain('<script>alert(1)</script>');
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java\nscript:alert(1))',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '[a](//evil.test)',
    '[a](/api/runs)',
    '[a](file:///etc/passwd)',
  ])('has no link for %s', (text) => {
    expect(show(text).querySelector('a')).toBeNull();
  });

  it('opens web and mail addresses apart, without telling where they came from', () => {
    show('[site](https://example.test) and [mail](mailto:a@example.test)');
    const link = screen.getByRole('link', { name: 'site' });
    expect(link.getAttribute('rel')).toContain('noopener');
    expect(link.getAttribute('target')).toBe('_blank');
    expect(screen.getByRole('link', { name: 'mail' })).toBeDefined();
  });

  it('never loads an image: its words link to it', () => {
    const page = show('![a chart](https://evil.test/steal?x=1) ![inline](data:image/png;base64,AAAA)');
    expect(page.querySelector('img')).toBeNull();
    expect(screen.getByRole('link', { name: 'a chart' }).getAttribute('href')).toBe(
      'https://evil.test/steal?x=1',
    );
    expect(page.textContent).toContain('inline');
  });

  it('draws tables and lists', () => {
    show('| a | b |\n| - | - |\n| 1 | 2 |\n\n- one');
    expect(screen.getByRole('table')).toBeDefined();
    expect(screen.getByRole('listitem').textContent).toBe('one');
  });
});
