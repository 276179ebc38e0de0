import { parse, type Token } from 'acorn';
import { parseSync, Visitor } from 'vite';

/** Grammar of the oldest browsers that the classic script is for: Chromium 83, Firefox 91, Safari 14. */
const ecmaVersion = 2020;

/**
 * What would stop a classic script in an old browser, or on a page whose Content Security Policy has no `unsafe-eval`.
 * A bundler lowers syntax, but neither regular expressions nor calls.
 *
 * @param code the script
 * @returns one sentence per fault; empty when there is none
 */
export function classicScriptFaults(code: string): string[] {
  const tokens: Token[] = [];
  try {
    parse(code, { ecmaVersion, sourceType: 'script', onToken: tokens });
  } catch (error) {
    return [`It is no ECMAScript ${ecmaVersion} script: ${(error as Error).message}`];
  }
  const text = ({ start, end }: Token): string => code.slice(start, end);
  const isCall = (name: string, index: number): boolean => {
    const [before, at, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
    return at !== undefined && text(at) === name && after?.type.label === '(' && before?.type.label !== '.';
  };
  return [
    ...spreadFaults(code),
    ...tokens.flatMap((token, index) => {
      if (token.type.label === 'regexp' && /\(\?<[=!]/.test(text(token))) {
        return [`Safari 14 cannot look behind: ${text(token)}`];
      }
      if (token.type.label === 'import') return ['It imports: a classic script is one file.'];
      if (isCall('eval', index)) return ['It calls eval.'];
      if (isCall('Function', index)) return ['It makes a function of text.'];
      return [];
    }),
  ];
}

/** V8 mistakes the arguments of `a?.b(...c, d)` before Chromium 91. Compilers take all optional chaining away for it; nothing else is wrong. */
function spreadFaults(code: string): string[] {
  const faults: string[] = [];
  new Visitor({
    ChainExpression({ expression }) {
      let link: unknown = expression;
      while (isLink(link)) {
        const spread = link.arguments?.findIndex(({ type }) => type === 'SpreadElement') ?? -1;
        if (link.arguments && spread !== -1 && spread < link.arguments.length - 1)
          faults.push(`Chromium 83 mistakes arguments that are spread here: ${code.slice(link.start, link.end)}`);
        link = link.callee ?? link.object ?? link.expression;
      }
    },
  }).visit(parseSync('script.js', code, { sourceType: 'script' }).program);
  return faults;
}

/** A call, a member or a parenthesis in an optional chain. */
interface Link {
  start: number;
  end: number;
  callee?: unknown;
  object?: unknown;
  expression?: unknown;
  arguments?: readonly { type: string }[];
}

const isLink = (node: unknown): node is Link => typeof node === 'object' && node !== null;
