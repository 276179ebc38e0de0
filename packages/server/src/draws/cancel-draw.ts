import type { DrawCancellation } from '@yijian/standard';
import type { Writer } from '../http/operation.js';
import { drawConflict, lockedDraw, storeDraw } from './draw-documents.js';
import { drawSeed } from './draw-seed.js';

/**
 * Answers `cancelDraw`. A seed that was kept is revealed: whoever prepared a draw could otherwise try seeds in secret until one pleases.
 */
export const cancelDraw: Writer = async (tx, call) => {
  const { id, body, now } = call;
  const { reason } = body as unknown as DrawCancellation;
  const stored = await lockedDraw(tx, call);
  const { draw } = stored;
  if (draw.status === 'cancelled')
    throw drawConflict({ zh: `抽取 ${id} 已经取消。`, en: `The draw ${id} was cancelled before.` });
  const at = now.toISOString();
  const seed = draw.seed === undefined ? await drawSeed(tx, id) : undefined;
  const revealed = seed === undefined ? {} : { seed, revealedAt: at };
  return storeDraw(
    tx,
    stored,
    { ...draw, ...revealed, status: 'cancelled', cancelledAt: at, cancellationReason: reason },
    call,
  );
};
