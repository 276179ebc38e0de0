import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minifiedTemplates } from './minified-templates.ts';

describe('style sheets in scripts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yijian-styles-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** The script that becomes of a module with this style sheet. */
  async function built(styles: string): Promise<string> {
    const entry = join(folder, 'styles.ts');
    await writeFile(entry, `const css = String.raw;\nexport default css\`${styles}\`;\n`);
    const result = await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [minifiedTemplates()],
      build: { write: false, lib: { entry, formats: ['es'] } },
    });
    const [{ output }] = result as unknown as [Rolldown.RolldownOutput];
    return output[0].code;
  }

  it('are shortened', async () => {
    expect(await built('p {\n  margin-inline-start: 0.5em;\n}')).toContain('p{margin-inline-start:.5em}');
  });

  it('say no corner by its side of the text where the oldest browsers would get rules by language', async () => {
    await expect(built('p { border-start-start-radius: 3px; }')).rejects.toThrow('logical property');
  });
});
