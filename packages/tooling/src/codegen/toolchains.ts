/** Something that a client needs besides Node to be compiled and run. */
export interface Toolchain {
  name: string;
  /** A line of shell that ends well when it is there. */
  probe: string;
  /** A line of shell whose first printed line is its name and version. */
  version: string;
  /** Debian's packages for it. */
  packages: readonly string[];
}

const debianVersion = (name: string, debianPackage: string): string =>
  `dpkg-query --show --showformat='${name} \${Version}' ${debianPackage}`;

/** The tool chains of the targets. */
export const toolchains = {
  java: {
    name: 'Java',
    probe: 'javac -version',
    version: 'javac -version',
    packages: ['default-jdk-headless'],
  },
  jackson: {
    name: 'Jackson',
    probe: 'test -e /usr/share/java/jackson-databind.jar && test -e /usr/share/java/jsr305.jar',
    version: debianVersion('Jackson', 'libjackson2-databind-java'),
    packages: ['libjackson2-databind-java', 'libjsr305-java'],
  },
  mono: {
    name: 'Mono',
    probe: 'mcs --version && test -e /usr/lib/mono/4.5/Facades/netstandard.dll',
    version: 'mono --version',
    packages: ['mono-devel'],
  },
  httpx: {
    name: 'Python with httpx',
    probe: 'python3 -c "import httpx"',
    version: `python3 -c 'import httpx, platform; print("Python", platform.python_version(), "httpx", httpx.__version__)'`,
    packages: ['python3-httpx'],
  },
  urllib3: {
    name: 'Python with urllib3',
    probe: 'python3 -c "import certifi, dateutil, six, urllib3"',
    version: `python3 -c 'import urllib3, platform; print("Python", platform.python_version(), "urllib3", urllib3.__version__)'`,
    packages: ['python3-urllib3', 'python3-six', 'python3-dateutil', 'python3-certifi'],
  },
  go: {
    name: 'Go',
    probe: 'go version',
    version: 'go version',
    packages: ['golang-go'],
  },
  oauth2: {
    name: 'golang.org/x/oauth2',
    probe: 'test -d /usr/share/gocode/src/golang.org/x/oauth2',
    version: debianVersion('golang.org/x/oauth2', 'golang-golang-x-oauth2-dev'),
    packages: ['golang-golang-x-oauth2-dev'],
  },
  php: {
    name: 'PHP with curl',
    probe: `php -r 'exit(extension_loaded("curl") ? 0 : 1);'`,
    version: 'php --version',
    packages: ['php-cli', 'php-curl'],
  },
  guzzle: {
    name: 'Guzzle',
    probe: `php -r 'extension_loaded("mbstring") || exit(1); require "GuzzleHttp/autoload.php";'`,
    version: debianVersion('Guzzle', 'php-guzzlehttp-guzzle'),
    packages: ['php-guzzlehttp-guzzle', 'php-mbstring'],
  },
  node: {
    name: 'Node with type stripping',
    probe: 'node --version',
    version: `node --print '"Node " + process.versions.node'`,
    packages: [],
  },
} as const satisfies Record<string, Toolchain>;

/** The name by which a target speaks of a tool chain. */
export type ToolchainName = keyof typeof toolchains;
