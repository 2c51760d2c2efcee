import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { lazyView, preloadViews } from './lazy-view.tsx';

afterEach(cleanup);

function Greeting({ name }: { name: string }) {
  return <p>Hello {name}</p>;
}

test('loads when it is first shown, once, and then renders at once', async () => {
  let loads = 0;
  const View = lazyView(async () => {
    loads += 1;
    return Greeting;
  });
  render(<View name="Ada" />);
  expect(screen.queryByText('Hello Ada')).toBeNull();
  await screen.findByText('Hello Ada');
  render(<View name="Emmy" />);
  screen.getByText('Hello Emmy');
  expect(loads).toBe(1);
});

test('renders at once after a preload', async () => {
  const View = lazyView(async () => Greeting);
  await preloadViews();
  render(<View name="Grace" />);
  screen.getByText('Hello Grace');
});

test('has another in its place until its code is there', async () => {
  const View = lazyView(
    async () => Greeting,
    ({ name }) => <p>Wait, {name}</p>,
  );
  render(<View name="Ada" />);
  screen.getByText('Wait, Ada');
  await screen.findByText('Hello Ada');
});

test('preloads views within views', async () => {
  const Outer = lazyView(async () => {
    const Inner = lazyView(async () => Greeting);
    return () => <Inner name="Emmy" />;
  });
  await preloadViews();
  render(<Outer />);
  screen.getByText('Hello Emmy');
});

test('says when its code cannot be had, and tries again the next time', async () => {
  let broken = true;
  const View = lazyView(async () => {
    if (broken) throw new Error('404');
    return Greeting;
  });
  await preloadViews();
  const { unmount } = render(<View name="Ada" />);
  await screen.findByRole('button', { name: 'Reload the page' });
  unmount();
  broken = false;
  render(<View name="Ada" />);
  await screen.findByText('Hello Ada');
});
