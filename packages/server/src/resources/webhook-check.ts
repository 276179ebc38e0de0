import { collections } from '@yijian/standard/collections';
import type { Fault } from '../fault.js';
import { shown } from '../http/shown.js';
import type { JsonObject } from '../store/tables.js';

const names = new Set<string>(collections.map(({ name }) => name));

/** A subscription has an address that can be connected to and a secret, and names collections that there are. */
export function webhookCheck(document: JsonObject): Fault[] {
  const {
    url,
    secret,
    collections: wanted = [],
  } = document as { url: string; secret?: string; collections?: string[] };
  const faults: Fault[] = [];
  // The pattern of the schema does not know that a port ends at 65535, or what a host may be made of.
  if (!URL.canParse(url)) {
    faults.push({
      pointer: '/url',
      code: 'format',
      detail: {
        zh: `url 不是可以连接的网址，收到 ${shown(url)}；请核对主机名和端口。`,
        en: `The url ${shown(url)} is no address that can be connected to; check its host and port.`,
      },
    });
  }
  if (secret === undefined) {
    faults.push({
      pointer: '/secret',
      code: 'required',
      detail: {
        zh: '新建订阅须给出 secret：whsec_ 加 24 字节以上随机数的 base64，推送消息以它签名。',
        en: 'A new subscription needs a secret, which messages are signed with: whsec_ and 24 or more random bytes in base64.',
      },
    });
  }
  for (const [index, name] of wanted.entries()) {
    if (names.has(name)) continue;
    faults.push({
      pointer: `/collections/${index}`,
      code: 'collection',
      detail: {
        zh: `没有名为 ${shown(name)} 的集合。集合名见 /v1/openapi.json 中的路径，例如 penalties。`,
        en: `There is no collection ${shown(name)}. Names are those in the paths of /v1/openapi.json, such as penalties.`,
      },
    });
  }
  return faults;
}
