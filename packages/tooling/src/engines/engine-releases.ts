/** An old Chromium that npm has as a package. */
export interface EngineRelease {
  /** Major version. */
  chromium: number;
  /** The package, its exact version, and what npm must have checked the download against. */
  name: string;
  version: string;
  integrity: string;
  /** Whether every `npm test` runs it; the others run when asked for. */
  always: boolean;
}

/**
 * The engines that the classic script is held against besides the installed one: the floor (83), the first with forced
 * colours and `gap` in flex boxes (90), and the last for Windows 7 (109).
 *
 * They are builds of Chromium without a window, for Linux on x64.
 */
export const engineReleases: readonly EngineRelease[] = [
  {
    chromium: 83,
    name: 'chrome-aws-lambda',
    version: '3.1.1',
    integrity: 'sha512-ikOcpFgobiiUvDXtBft+jxVz2CsauRV58owDtVyF1ocl/YN+/eqdIrrmbItm3yeJGnb9RtKxzFAqGcpBTQbTCA==',
    always: true,
  },
  {
    chromium: 90,
    name: 'chrome-aws-lambda',
    version: '8.0.2',
    integrity: 'sha512-a4VEX6DknxISPqGLksZa/JuEnjc4nLXaG0BMp5c9qERvJ/eBHPUJ7oCRQQC+SxSxuxsEwxbBj2RBlCQbivnihg==',
    always: false,
  },
  {
    chromium: 109,
    name: '@sparticuz/chromium',
    version: '109.0.6',
    integrity: 'sha512-9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
    always: false,
  },
];

/** Where the engines run, and which of them are asked for. */
export interface EngineChoice {
  platform?: string;
  arch?: string;
  /** `all`, or nothing for those of every run. */
  asked?: string | undefined;
}

/** The engines to run: all when `YIJIAN_ENGINES` says `all`, else the ones of every run; none where they cannot run. */
export function chosenEngines({
  platform = process.platform,
  arch = process.arch,
  asked = process.env.YIJIAN_ENGINES,
}: EngineChoice = {}): readonly EngineRelease[] {
  if (platform !== 'linux' || arch !== 'x64') return [];
  return engineReleases.filter(({ always }) => always || asked === 'all');
}
