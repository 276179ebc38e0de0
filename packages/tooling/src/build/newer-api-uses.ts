import { parse, type Node } from 'acorn';
import newer from './newer-apis.json' with { type: 'json' };

const globals = new Set(newer.globals);
const methods = new Set(newer.methods);
const attributes = new Set(newer.attributes);
const statics = new Set(newer.statics);

/** What the walk reads of a syntax node of any kind. */
type Any = Node & Record<string, unknown>;

const isNode = (value: unknown): value is Any =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'Program']);

interface Use {
  name: string;
  at: number;
  /** Functions around it, the innermost last. */
  inside: readonly Any[];
}

/**
 * What a script uses that Chromium 83 lacks, without asking first whether it is there. A bundler lowers syntax and leaves
 * such uses alone, and no type checker sees them in a library.
 *
 * Asking is `typeof x.name`, `'name' in x`, `x.name?.()`, or `x.name` as a condition, in the same function or one around it.
 *
 * The names come from the engines themselves: newer-apis.json. One word in small letters is found as a call, not as a
 * property, which anybody's data may have.
 *
 * @param code a script that is ECMAScript 2020
 * @param reviewed uses that are known to be harmless: how many of each name
 * @returns one sentence per use; empty when there is none
 */
export function newerApiUses(code: string, reviewed: Readonly<Record<string, number>> = {}): string[] {
  const uses: Use[] = [];
  const asked = new Map<Any, Set<string>>();
  const declared = new Set<string>();

  const ask = (node: unknown, inside: readonly Any[]): void => {
    const around = inside[inside.length - 1];
    if (!isNode(node) || !around) return;
    const names = asked.get(around) ?? new Set();
    asked.set(around, names);
    if (node.type === 'MemberExpression') {
      const name = memberName(node);
      if (name !== undefined) names.add(name);
      ask(node.object, inside);
    } else if (node.type === 'Identifier') names.add(node.name as string);
    else if (node.type === 'ChainExpression') ask(node.expression, inside);
    else if (node.type === 'UnaryExpression') ask(node.argument, inside);
    else if (node.type === 'LogicalExpression' || node.type === 'BinaryExpression') {
      if (node.operator === 'in') {
        const { left } = node;
        if (isNode(left) && typeof left.value === 'string') names.add(left.value);
        return;
      }
      ask(node.left, inside);
      ask(node.right, inside);
    }
  };

  const walk = (node: Any, inside: readonly Any[], parent: Any | undefined): void => {
    const within = functions.has(node.type) ? [...inside, node] : inside;
    switch (node.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        ask(node.test, within);
        break;
      case 'LogicalExpression':
        ask(node.left, within);
        break;
      case 'BinaryExpression':
        if (node.operator === 'in') ask(node, within);
        break;
      case 'UnaryExpression':
        if (node.operator === 'typeof' || node.operator === '!') ask(node.argument, within);
        break;
      case 'NewExpression':
      case 'CallExpression': {
        const { callee } = node;
        if (node.optional === true) ask(callee, within);
        if (isNode(callee) && callee.type === 'MemberExpression') {
          const name = memberName(callee);
          if (name !== undefined && methods.has(name)) uses.push({ name, at: callee.end, inside: within });
        }
        break;
      }
      case 'MemberExpression': {
        const name = memberName(node);
        const holder = isNode(node.object) ? nameOf(node.object) : undefined;
        if (name !== undefined && attributes.has(name)) uses.push({ name, at: node.end, inside: within });
        if (name !== undefined && statics.has(`${holder}.${name}`)) uses.push({ name, at: node.end, inside: within });
        break;
      }
      case 'Identifier':
        if (globals.has(node.name as string) && stands(node, parent)) {
          uses.push({ name: node.name as string, at: node.end, inside: within });
        }
        break;
      default:
        break;
    }
    for (const name of declaredBy(node)) declared.add(name);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'type') continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, within, node);
    }
  };
  walk(parse(code, { ecmaVersion: 2020, sourceType: 'script' }) as unknown as Any, [], undefined);

  const unasked = uses.filter(
    ({ name, inside }) =>
      !(globals.has(name) && declared.has(name)) && !inside.some((around) => asked.get(around)?.has(name)),
  );
  return unasked
    .filter(({ name }) => unasked.filter((use) => use.name === name).length > (reviewed[name] ?? 0))
    .map(({ name, at }) => `Chromium 83 has no ${name}: …${code.slice(Math.max(0, at - 60), at + 20)}…`);
}

/** The name by which a member is read, when the script says it. */
function memberName({ computed, property }: Any): string | undefined {
  if (!isNode(property)) return undefined;
  if (computed === true) return typeof property.value === 'string' ? property.value : undefined;
  return property.name as string;
}

/** The last name of `x`, `window.x`, `globalThis.x`. */
function nameOf(node: Any): string | undefined {
  if (node.type === 'Identifier') return node.name as string;
  return node.type === 'MemberExpression' ? memberName(node) : undefined;
}

/** Whether an identifier stands for a variable, and is not the name of a member, a property or a label. */
function stands(node: Any, parent: Any | undefined): boolean {
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true;
  if (parent.type === 'Property' || parent.type === 'MethodDefinition') {
    return parent.value === node || parent.computed === true;
  }
  return true;
}

/** Names of variables, functions and parameters that a node declares. */
function declaredBy(node: Any): string[] {
  const names = (pattern: unknown): string[] => {
    if (!isNode(pattern)) return [];
    if (pattern.type === 'Identifier') return [pattern.name as string];
    const parts = [pattern.left, pattern.argument, pattern.value];
    const lists = [pattern.elements, pattern.properties];
    return [...parts, ...lists.flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))].flatMap(names);
  };
  const parameters = Array.isArray(node.params) ? (node.params as unknown[]).flatMap(names) : [];
  if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') {
    return [...names(node.id), ...parameters];
  }
  return [...parameters, ...names(node.param)];
}
