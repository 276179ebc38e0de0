/** Compiled, never run: what React's JSX must take, and what it must refuse. */
import { useRef, type JSX } from 'react';
import type { YjCreditBadge } from '@yijian/elements';
import type {} from '@yijian/elements/jsx';

export function Page(): JSX.Element {
  const badge = useRef<YjCreditBadge>(null);
  return (
    <yj-provider base-url="/v1" className="host" key="p">
      <yj-credit-badge
        ref={badge}
        subject="fac-1"
        size="card"
        as-of="2026-01-15"
        data={{ data: [] }}
        care
        onyj-load={(event) => event.detail.status.trim()}
      >
        A 级
      </yj-credit-badge>
      <yj-inspection-timeline facility="fac-1" heading-level={2} lang="en" />
      <yj-task-matrix plan="plan-1" theme="dark" />
      {/* @ts-expect-error there is no such size */}
      <yj-credit-badge size="huge" />
      {/* @ts-expect-error there is no such attribute */}
      <yj-credit-badge sbject="fac-1" />
      {/* @ts-expect-error a level is a number */}
      <yj-inspection-timeline heading-level="two" />
      {/* @ts-expect-error there is no such element */}
      <yj-credit-bagde />
    </yj-provider>
  );
}
