import type { TimelineEvent } from '@yijian/standard';

type Tone = TimelineEvent['tone'];

/**
 * How good or serious an event is, by the code that decides it: the licence event's kind, the inspection's result, the finding's severity,
 * the rectification's status, the penalty's kinds (the gravest counts), the score record's status, the commitment's, the complaint's
 * result, the repair's status, the kind of the list. A credit rating takes its grade's tone.
 * The split of penalty kinds follows the severities of 国办发〔2025〕22号.
 */
export const eventTones = {
  'licence-event-kind': {
    issued: 'neutral',
    changed: 'neutral',
    verified: 'good',
    'verification-suspended': 'caution',
    renewed: 'neutral',
    revoked: 'serious',
    cancelled: 'neutral',
  },
  'inspection-result': {
    'no-problem': 'good',
    'problem-follow-up': 'caution',
    'corrected-on-order': 'neutral',
    'not-engaged': 'neutral',
    'cannot-be-found': 'caution',
    closed: 'neutral',
    refused: 'serious',
  },
  'finding-severity': { minor: 'neutral', general: 'caution', serious: 'serious' },
  'rectification-status': {
    open: 'neutral',
    completed: 'neutral',
    verified: 'good',
    overdue: 'serious',
    failed: 'serious',
  },
  'penalty-kind': {
    warning: 'caution',
    'public-criticism': 'caution',
    fine: 'caution',
    'confiscate-gains': 'caution',
    'confiscate-goods': 'caution',
    'suspend-licence': 'serious',
    'lower-qualification': 'serious',
    'revoke-licence': 'serious',
    'restrict-business': 'serious',
    'suspend-business': 'serious',
    close: 'serious',
    'restrict-practice': 'serious',
    detention: 'serious',
    other: 'caution',
  },
  'commitment-status': { 'in-force': 'neutral', fulfilled: 'good', breached: 'caution', withdrawn: 'neutral' },
  'complaint-result': {
    substantiated: 'caution',
    'partly-substantiated': 'caution',
    'not-substantiated': 'neutral',
    unverifiable: 'neutral',
    withdrawn: 'neutral',
  },
  'credit-repair-status': {
    applied: 'neutral',
    accepted: 'neutral',
    returned: 'neutral',
    granted: 'good',
    refused: 'caution',
    withdrawn: 'neutral',
    revoked: 'serious',
  },
  'list-kind': { red: 'good', black: 'serious', 'key-supervision': 'caution', 'serious-dishonesty': 'serious' },
  'score-status': { effective: 'caution', 'under-appeal': 'neutral', revoked: 'neutral' },
} as const satisfies Record<string, Record<string, Tone>>;

/** The tone for a code of one of the tables; neutral for a code that the table does not have. */
export function eventTone(table: keyof typeof eventTones, code: string | undefined): Tone {
  const tones: Readonly<Record<string, Tone>> = eventTones[table];
  return (code === undefined ? undefined : tones[code]) ?? 'neutral';
}
