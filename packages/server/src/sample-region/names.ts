import type { Random } from './random.js';

/** Invented family names: words of water, light and plants that no register of families has. */
const FAMILY = Array.from('澜渡霁砚岚汀樾珩琉璃萤蘅汐潮雾霏霖澈漪沅湄淞洄渚棠榆槿芷菖荻');
const GIVEN_FIRST = Array.from('一知望清怀听见若予以初南北晚晓舒砺持守敏思行问采寄疏映照');
const GIVEN_SECOND = Array.from('禾川舟言白微和宁野安桥帆石简夏秋远遥棋笙歌灯竹梧月溪岸年');

/** A person's name that is plainly made up. */
export function personName(random: Random): string {
  return random.pick(FAMILY) + random.pick(GIVEN_FIRST) + random.pick(GIVEN_SECOND);
}

const BRAND_FIRST = Array.from('康宁和仁济惠清明春晴霁禾榆棠杏柏松竹兰蘅芷茗澄朗舒颐沐润嘉恒');
const BRAND_SECOND = Array.from('泽源林晖元舟溪庭然宜心音野木川岚月汀安庐');
const TOWN_FIRST = Array.from('石松柳桐荷枫梅槐芦菱茶泉沙竹杉菊莲桑橘鹤雁鹭燕鲤');
const TOWN_SECOND = Array.from('桥坪湾塘岭渡溪坝浦沟埠冲');
const VILLAGE_FIRST = Array.from('上下前后东西南北大小新老青白黄红长双高平龙凤金银云雾阳月花果茶竹松柏柳枫槐榆桃李');
const VILLAGE_SECOND = Array.from('溪坡湾寨坪塘岭井坳田垄垭洲');

/** The `serial`-th brand of a kind of facility in a county: no two are the same. */
export function brandName(serial: number, offset: number): string {
  return unrepeated(BRAND_FIRST, BRAND_SECOND, serial, offset);
}

/** The `serial`-th town of a county. */
export function townName(serial: number, offset: number): string {
  const round = Math.floor(serial / TOWN_FIRST.length);
  const first = TOWN_FIRST[(serial * 5 + offset * 7) % TOWN_FIRST.length] ?? '';
  const second = TOWN_SECOND[(serial + offset + round * 5) % TOWN_SECOND.length] ?? '';
  return `${first}${second}${serial % 3 === 0 ? '镇' : '乡'}`;
}

/** Towns of one county before their names repeat. */
export const TOWNS = TOWN_FIRST.length;

/** The `serial`-th village of a county. */
export function villageName(serial: number, offset: number): string {
  return `${unrepeated(VILLAGE_FIRST, VILLAGE_SECOND, serial, offset)}村`;
}

/** Pairs of characters, all different until every pair is used; then numbered. */
function unrepeated(first: readonly string[], second: readonly string[], serial: number, offset: number): string {
  const pairs = first.length * second.length;
  // 7919 is prime and divides neither length: every pair comes once before one comes again.
  const pair = (serial * 7919 + offset * 131) % pairs;
  const name = (first[pair % first.length] ?? '') + (second[Math.floor(pair / first.length)] ?? '');
  const round = Math.floor(serial / pairs);
  return round === 0 ? name : `${name}第${round + 1}`;
}
