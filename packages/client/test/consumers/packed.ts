import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../../../', import.meta.url));
const run = promisify(execFile);

/** Packages that others may install. */
export const publicPackages = ['standard', 'rules', 'client', 'elements'] as const;
/** What they need at run time, as the project has it installed. */
const dependencies = ['ky', 'lit', 'lit-html', 'lit-element', '@lit', '@types/trusted-types'];

export interface Packed extends AsyncDisposable {
  /** A folder whose `node_modules` holds what the tarballs hold, and nothing else of the project. */
  readonly folder: string;
  /** The tarball of each package. */
  readonly tarballs: Readonly<Record<(typeof publicPackages)[number], string>>;
}

/** Packs the public packages as they would be published, and unpacks them where no other source is near. */
export async function packed(): Promise<Packed> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yijian-consumers-'));
  const tarballs: Record<string, string> = {};
  for (const name of publicPackages) {
    const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: path.join(root, 'packages', name),
      maxBuffer: 2 ** 26,
    });
    const tarball = path.join(folder, (JSON.parse(stdout) as [{ filename: string }])[0].filename);
    const place = path.join(folder, 'node_modules', '@yijian', name);
    await mkdir(place, { recursive: true });
    await run('tar', ['-xzf', tarball, '-C', place, '--strip-components=1']);
    tarballs[name] = tarball;
  }
  for (const name of dependencies) {
    const place = path.join(folder, 'node_modules', name);
    await mkdir(path.dirname(place), { recursive: true });
    await symlink(path.join(root, 'node_modules', name), place);
  }
  return {
    folder,
    tarballs: tarballs as Packed['tarballs'],
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
