import { ImageIcon } from 'lucide-react';
import { memo, useContext, useMemo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { cx } from '../../ui/cx.ts';
import { CitationsContext } from '../lineage/citations-context.ts';
import { Cite } from '../lineage/cite.tsx';
import { remarkCitations } from '../lineage/remark-citations.ts';
import styles from './markdown.module.css';
import { safeUrl } from './safe-url.ts';

const plugins = [remarkGfm];

const components: Components = {
  cite: ({ node }) => (
    <Cite name={String(node?.properties['data-name'] ?? node?.properties.dataName ?? '')} />
  ),
  a: ({ href, children }) => <Link href={href}>{children}</Link>,
  // An image would be fetched from wherever the model says, which can carry data away: only its words and a link are shown.
  img: ({ src, alt }) => (
    <Link href={typeof src === 'string' ? src : undefined}>
      <ImageIcon className={styles.image} aria-hidden />
      {alt || 'Image'}
    </Link>
  ),
  table: ({ children }) => (
    <div className={styles.tableScroll}>
      <table>{children}</table>
    </div>
  ),
};

/**
 * A model's text as Markdown with tables and task lists. HTML in it is shown as text, images are shown as links, and links lead only to
 * http, https and mailto addresses.
 */
export const Markdown = memo(function Markdown({ text, className }: { text: string; className?: string }) {
  const citations = useContext(CitationsContext);
  const remarkPlugins = useMemo(
    () =>
      citations === null
        ? plugins
        : [...plugins, remarkCitations((name) => citations.cited(name) !== undefined)],
    [citations],
  );
  return (
    <div className={cx(styles.root, className)}>
      <ReactMarkdown
        remarkPlugins={remarkPlugins}
        components={components}
        urlTransform={(url) => safeUrl(url) ?? ''}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
});

function Link({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  const url = safeUrl(href);
  if (url === undefined) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
      {children}
    </a>
  );
}
