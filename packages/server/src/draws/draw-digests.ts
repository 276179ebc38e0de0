import { createHash, createHmac } from 'node:crypto';
import type { DrawDigests } from '@yijian/rules';

/** The digests of draws by this runtime. */
export const drawDigests: DrawDigests = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  hmacSha256: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
};
