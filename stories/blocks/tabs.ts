import {
  createElement as h,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';

interface Tab {
  readonly name: string;
  readonly content: ReactNode;
}

/** Tabs by the ARIA Authoring Practices: arrows move and choose, one stop for the keyboard. Only the chosen panel is filled. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }): ReactElement {
  const [chosen, choose] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -chosen, End: tabs.length - 1 - chosen }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (chosen + step + tabs.length) % tabs.length;
    choose(next);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return h(
    'div',
    { className: 'book sb-unstyled' },
    h(
      'div',
      { role: 'tablist', 'aria-label': label, ref: list, onKeyDown },
      tabs.map(({ name }, index) =>
        h(
          'button',
          {
            key: name,
            type: 'button',
            role: 'tab',
            id: `${id}-tab-${index}`,
            'aria-selected': index === chosen,
            'aria-controls': `${id}-panel-${index}`,
            tabIndex: index === chosen ? 0 : -1,
            onClick: () => choose(index),
          },
          name,
        ),
      ),
    ),
    tabs.map(({ name, content }, index) =>
      h(
        'div',
        {
          key: name,
          role: 'tabpanel',
          id: `${id}-panel-${index}`,
          'aria-labelledby': `${id}-tab-${index}`,
          hidden: index !== chosen,
        },
        index === chosen ? content : null,
      ),
    ),
  );
}
