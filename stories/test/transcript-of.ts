/** A node of Chromium's accessibility tree, as the DevTools protocol gives it. */
export interface AccessibilityNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly value?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** What roles are called. A role that is not here is passed over: what is in it is read. */
const roles: Readonly<Record<string, string>> = {
  heading: '标题',
  link: '链接',
  button: '按钮',
  list: '列表',
  DisclosureTriangle: '展开按钮',
  group: '分组',
  search: '搜索区',
  radiogroup: '单选组',
  radio: '单选按钮',
  searchbox: '搜索框',
  combobox: '下拉框',
  MenuListPopup: '下拉框',
  checkbox: '复选框',
  status: '状态',
  treegrid: '树形表格',
  table: '表格',
  row: '行',
  columnheader: '列头',
  rowheader: '行头',
  gridcell: '单元格',
  cell: '单元格',
  img: '图像',
  image: '图像',
  term: '术语',
  region: '区域',
};

/** Whose name says all that is in them. */
const whole = new Set([
  'heading',
  'link',
  'button',
  'DisclosureTriangle',
  'radio',
  'searchbox',
  'combobox',
  'checkbox',
  'columnheader',
  'rowheader',
  'gridcell',
  'cell',
  'img',
  'image',
  'term',
]);

const states = {
  expanded: ['已展开', '已收起'],
  pressed: ['已按下', '未按下'],
  checked: ['已选中', '未选中'],
} as const;

/** What a screen reader comes across in an accessibility tree, one line each: what it is, its name, and how it stands. */
export function transcriptOf(nodes: readonly AccessibilityNode[], of: AccessibilityNode): string {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const children = ({ childIds = [] }: AccessibilityNode): AccessibilityNode[] =>
    childIds.flatMap((id) => byId.get(id) ?? []);
  const text = (of: { readonly value?: unknown } | undefined): string =>
    typeof of?.value === 'string' ? of.value.replace(/\s+/g, ' ').trim() : '';
  const roleOf = (node: AccessibilityNode): string => (node.ignored ? 'ignored' : text(node.role));
  const words = (node: AccessibilityNode): string =>
    roleOf(node) === 'StaticText' ? text(node.name) : children(node).map(words).filter(Boolean).join(' ');

  /** A mark alone belongs to what stands before it. */
  const say = (line: string): void => {
    const before = lines.at(-1);
    if (before !== undefined && /^\p{Punctuation}+$/u.test(line)) lines.splice(-1, 1, before + line);
    else if (line !== '') lines.push(line);
  };

  const visit = (node: AccessibilityNode): void => {
    const role = roleOf(node);
    const called = roles[role];
    if (role === 'paragraph' || role === 'definition') {
      // A paragraph with controls in it is read part by part.
      if (children(node).every((child) => !(roleOf(child) in roles))) {
        say(words(node));
        return;
      }
    }
    if (role === 'StaticText') say(text(node.name));
    if (called === undefined) {
      children(node).forEach(visit);
      return;
    }
    const properties = new Map(node.properties?.map(({ name, value }) => [name, value.value]));
    const level = properties.get('level');
    // The name of a row is made of its cells, which are read themselves.
    const name = role === 'row' ? '' : text(node.name) || (whole.has(role) ? words(node) : '');
    const items = role === 'list' ? `${children(node).length} 项` : '';
    const value = text(node.value);
    const standing = Object.entries(states).flatMap(([state, [yes, no]]) => {
      const given = properties.get(state);
      return given === undefined ? [] : [given === true || given === 'true' ? yes : no];
    });
    const said = [name, items, value === name ? '' : value, ...standing].filter((part) => part !== '');
    if (said.length > 0) lines.push(`${called}${role === 'heading' ? ` ${String(level)} 级` : ''}：${said.join('，')}`);
    if (!whole.has(role)) children(node).forEach(visit);
  };
  // A tree leaves out a host that means nothing by itself, but what is in it knows where it belongs.
  children(of).forEach(visit);
  return `${lines.join('\n')}\n`;
}
