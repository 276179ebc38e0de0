import { generators, type Generator, type GeneratorName } from './generators.ts';
import type { ToolchainName } from './toolchains.ts';

/** A language and a generator that were put together and run. */
export interface Target {
  /** Folder of its program in `docs/vendors/clients`, and of its work in `dist/clients`. */
  id: string;
  language: string;
  generator: GeneratorName;
  /** The bundle that it reads. */
  reads: 'openapi.json' | 'openapi-3.0.json';
  needs: readonly ToolchainName[];
  /** Lines of shell that write the client, in a folder with the bundle and the program. */
  generate: readonly string[];
  /** Lines that compile it and the program, or check them. */
  compile: readonly string[];
  /** The line that runs the program. */
  run: string;
}

const redocly = (generator: string, output = 'client.ts', ...options: string[]): string =>
  [
    `npx --yes ${generators.redocly.package} generate-client openapi.json --config redocly-clients.yaml`,
    `--generator ${generator} ${options.map((option) => `${option} `).join('')}--output ${output}`,
  ].join(' ');

const openapiGenerator = (program: Generator, generator: string, output: string, options = ''): string =>
  `npx --yes ${program.package} generate -i openapi-3.0.json -g ${generator}${options} -o ${output}`;

const debianJars = ['jackson-core', 'jackson-annotations', 'jackson-databind', 'jsr305']
  .map((jar) => `/usr/share/java/${jar}.jar`)
  .join(':');

const nswag = 'nswag/node_modules/nswag/bin/binaries/Win';

const checkTypeScript =
  'tsc --noEmit --strict --skipLibCheck --target es2022 --module preserve --allowImportingTsExtensions main.ts';

/** Every target, by language; the first of a language is the one to begin with. */
export const targets: readonly Target[] = [
  {
    id: 'java-redocly',
    language: 'Java',
    generator: 'redocly',
    reads: 'openapi.json',
    needs: ['java'],
    generate: [redocly('java')],
    compile: ['javac -encoding UTF-8 -d classes Client.java Main.java'],
    run: 'java -Dfile.encoding=UTF-8 -cp classes Main',
  },
  {
    id: 'java-openapi-generator',
    language: 'Java',
    generator: 'openapiGenerator',
    reads: 'openapi-3.0.json',
    needs: ['java', 'jackson'],
    generate: [
      openapiGenerator(
        generators.openapiGenerator,
        'java',
        'client',
        ' --library native --additional-properties=openApiNullable=false,dateLibrary=java8,apiPackage=org.example.yijian.api,modelPackage=org.example.yijian.model,invokerPackage=org.example.yijian.client',
      ),
    ],
    compile: [
      `javac -encoding UTF-8 -cp ${debianJars} -sourcepath client/src/main/java:stand-ins -d classes Main.java`,
    ],
    run: `java -Dfile.encoding=UTF-8 -cp classes:${debianJars} Main`,
  },
  {
    id: 'csharp-nswag',
    language: 'C#',
    generator: 'nswag',
    reads: 'openapi.json',
    needs: ['mono'],
    generate: [
      `npm install --prefix nswag ${generators.nswag.package}`,
      `mono ${nswag}/NSwag.exe openapi2csclient /input:openapi.json /output:Client.cs /namespace:Yijian /classname:YijianClient /generateOptionalParameters:true /generateOptionalPropertiesAsNullable:true`,
    ],
    compile: [
      `cp ${nswag}/Newtonsoft.Json.dll .`,
      'mcs -langversion:7.2 -out:main.exe -r:System.Net.Http -r:System.ComponentModel.DataAnnotations -r:System.Runtime.Serialization -r:Newtonsoft.Json.dll Client.cs Program.cs',
    ],
    run: 'mono main.exe',
  },
  {
    id: 'python-redocly',
    language: 'Python',
    generator: 'redocly',
    reads: 'openapi.json',
    needs: ['httpx'],
    generate: [redocly('python')],
    compile: ['python3 -m py_compile client.py'],
    run: 'python3 main.py',
  },
  {
    id: 'python-openapi-generator',
    language: 'Python',
    generator: 'openapiGenerator',
    reads: 'openapi-3.0.json',
    needs: ['urllib3'],
    generate: [openapiGenerator(generators.openapiGenerator, 'python', '.')],
    compile: ['python3 -m compileall -q openapi_client'],
    run: 'python3 main.py',
  },
  {
    id: 'go-redocly',
    language: 'Go',
    generator: 'redocly',
    reads: 'openapi.json',
    needs: ['go'],
    generate: [redocly('go', 'yijian/client.ts', '--go-package yijian')],
    compile: ['go build -o main .'],
    run: './main',
  },
  {
    id: 'go-openapi-generator',
    language: 'Go',
    generator: 'openapiGenerator4',
    reads: 'openapi-3.0.json',
    needs: ['go', 'oauth2'],
    generate: [openapiGenerator(generators.openapiGenerator4, 'go-experimental', 'src/openapi')],
    compile: ['GO111MODULE=off GOPATH=$PWD:/usr/share/gocode go build -o main main.go'],
    run: './main',
  },
  {
    id: 'php-redocly',
    language: 'PHP',
    generator: 'redocly',
    reads: 'openapi.json',
    needs: ['php'],
    generate: [redocly('php')],
    compile: ['php -l client.php'],
    run: 'php main.php',
  },
  {
    id: 'php-openapi-generator',
    language: 'PHP',
    generator: 'openapiGenerator',
    reads: 'openapi-3.0.json',
    needs: ['php', 'guzzle'],
    generate: [openapiGenerator(generators.openapiGenerator, 'php', 'client')],
    compile: [`find client/lib -name '*.php' -print0 | xargs -0 -n1 -P2 php -l > /dev/null`],
    run: 'php main.php',
  },
  {
    id: 'typescript-redocly',
    language: 'TypeScript',
    generator: 'redocly',
    reads: 'openapi.json',
    needs: ['node'],
    generate: [redocly('typescript')],
    compile: [`npx --yes --package typescript@5.9.3 ${checkTypeScript}`],
    run: 'node main.ts',
  },
  {
    id: 'typescript-openapi-fetch',
    language: 'TypeScript',
    generator: 'openapiTypescript',
    reads: 'openapi.json',
    needs: ['node'],
    generate: ['npm install', 'npx openapi-typescript openapi.json --output types.ts'],
    compile: [`npx ${checkTypeScript}`],
    run: 'node main.ts',
  },
];
