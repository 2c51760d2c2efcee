import { Monitor, Moon, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../ui/button.tsx';
import { Menu, MenuChoice } from '../ui/menu.tsx';
import { chooseTheme, type ThemeChoice, themeStore } from '../ui/theme.ts';

const options = [
  { value: 'system', label: 'As the system', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const;

/** System, light or dark. */
export function ThemeMenu() {
  const { choice, resolved } = useStore(themeStore);
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" icon={resolved === 'dark' ? Moon : Sun} aria-label="Theme" title="Theme" />
      }
    >
      <MenuChoice<ThemeChoice> label="Theme" value={choice} onChange={chooseTheme} options={options} />
    </Menu>
  );
}
