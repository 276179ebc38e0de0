/** Compiled, never run: what Vue's templates must take, and what they must refuse. */
import type { GlobalComponents } from 'vue';
import type {} from '@yijian/elements/vue';

type Props<Name extends keyof GlobalComponents> = GlobalComponents[Name] extends new () => { $props: infer P }
  ? P
  : never;

export const badge: Props<'yj-credit-badge'> = {
  subject: 'fac-1',
  size: 'card',
  'as-of': '2026-01-15',
  data: { data: [] },
  care: true,
  'data-any': 1,
  onYjLoad: (event) => event.detail.status.trim(),
};
export const provider: Props<'yj-provider'> = { 'base-url': '/v1' };
// @ts-expect-error there is no such size
export const huge: Props<'yj-credit-badge'> = { size: 'huge' };
// @ts-expect-error there is no such attribute
export const wrong: Props<'yj-credit-badge'> = { sbject: 'fac-1' };
