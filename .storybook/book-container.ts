import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { createElement, useEffect, useState, type PropsWithChildren, type ReactElement } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { bookTheme } from './book-theme.js';

type Globals = Readonly<Record<string, string>>;

const isDark = ({ theme }: Globals): boolean =>
  theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);

/** The page begins with what its address says; the toolbar speaks up only when it is used. */
function globalsOfAddress(): Globals {
  const stated = new URLSearchParams(location.search).get('globals') ?? '';
  return Object.fromEntries(stated.split(';').map((pair) => pair.split(':') as [string, string]));
}

/** A docs page in the scheme that the toolbar chooses: nobody can judge a dark element on a white page. */
export function BookContainer({ children, ...props }: PropsWithChildren<DocsContainerProps>): ReactElement {
  const [dark, setDark] = useState(() => isDark(globalsOfAddress()));
  const { channel } = props.context;
  useEffect(() => {
    const update = ({ globals }: { globals: Globals }): void => setDark(isDark(globals));
    for (const event of [GLOBALS_UPDATED, SET_GLOBALS]) channel.on(event, update);
    return () => {
      for (const event of [GLOBALS_UPDATED, SET_GLOBALS]) channel.off(event, update);
    };
  }, [channel]);
  useEffect(() => {
    document.documentElement.lang = 'zh-CN';
    document.documentElement.dataset['bookScheme'] = dark ? 'dark' : 'light';
  }, [dark]);
  return createElement(DocsContainer, { ...props, theme: bookTheme(dark ? 'dark' : 'light') }, children);
}
