import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { GraphPicture, type GraphPictureProps, type PictureTheme } from './graph-picture.tsx';
import { measure } from './picture-text.ts';

/** Pixels of a picture for each pixel of the canvas, so that it is sharp in print and on dense screens. */
const SCALE = 2;
/** What browsers draw on at most, in pixels of a side and in all. */
const MAX_SIDE = 16_000;
const MAX_AREA = 200_000_000;

/** The text of an SVG file of a graph, in the colours of the page. */
export function svgOf(props: Omit<GraphPictureProps, 'theme'>): string {
  const host = document.createElement('div');
  const root = createRoot(host);
  flushSync(() => root.render(<GraphPicture {...props} theme={themeOfPage()} />));
  const svg = host.firstElementChild;
  const text = svg === null ? '' : new XMLSerializer().serializeToString(svg);
  root.unmount();
  return text;
}

/** The same as a PNG. Rejects with an `Error` that says what to do where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  // A data address: the Content Security Policy refuses blobs as images.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(SCALE, MAX_SIDE / width, MAX_SIDE / height, Math.sqrt(MAX_AREA / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null)
    throw new Error('The browser could not draw a picture this large. Save it as SVG instead.');
  return blob;
}

/** The tokens of the theme as values. */
function themeOfPage(): PictureTheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim() || 'currentColor';
  const font = style.getPropertyValue('--font-ui').trim() || 'system-ui, sans-serif';
  return {
    background: token('--bg-canvas'),
    card: token('--bg-panel'),
    sunken: token('--bg-sunken'),
    border: token('--border-strong'),
    text: token('--text-1'),
    text2: token('--text-2'),
    text3: token('--text-3'),
    one: token('--carry-one'),
    many: token('--carry-many'),
    font,
    colorOf: (name) => token(name.replace(/^var\(|\)$/g, '')),
    labelWidth: measure(`600 13px ${font}`, 13),
    smallWidth: measure(`12px ${font}`, 12),
  };
}
