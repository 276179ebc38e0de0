import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { requireSpace } from './disk-space.js';

const disk = (bavail: number) => () => Promise.resolve({ bavail, bsize: 1_000_000 });

describe('disk space', () => {
  it('is enough when there is as much as needed', async () => {
    await expect(requireSpace('/x', 5_000_000, 'Building', disk(5))).resolves.toBeUndefined();
    await expect(requireSpace(tmpdir(), 1, 'Building')).resolves.toBeUndefined();
  });

  it('is refused with what is needed and what is there', async () => {
    await expect(requireSpace('/x', 5_000_000, 'Building', disk(4))).rejects.toThrow(
      'Building needs 5 MB and the disk of /x has 4 MB free; free some space and try again.',
    );
  });
});
