import { assert } from 'chai';
import {
  dtcgBase,
  dtcgPack,
  dtcgResolver,
  lowContrasts,
  packColour,
  readDtcgPack,
  schemes,
  themePacks,
  type ColourName,
  type ThemePack,
} from './index.js';
import { colours } from './tokens.js';

type Files = Record<string, any>;

describe('DTCG files', () => {
  for (const [name, pack] of Object.entries<ThemePack>(themePacks)) {
    it(`say every colour of ${name}, and read back as the same`, () => {
      const read = readDtcgPack(JSON.parse(JSON.stringify(dtcgPack(name, pack))));
      for (const colour of Object.keys(colours) as ColourName[])
        for (const scheme of schemes) assert.equal(packColour(read, colour, scheme), packColour(pack, colour, scheme));
    });

    it(`have components in ${name} that say the same colours as hex`, () => {
      const file = JSON.parse(JSON.stringify(dtcgPack(name, pack))) as Files;
      for (const scheme of schemes) for (const colour of Object.keys(colours)) delete file[scheme][colour].$value.hex;
      const read = readDtcgPack(file);
      for (const colour of Object.keys(colours) as ColourName[])
        for (const scheme of schemes) assert.equal(packColour(read, colour, scheme), packColour(pack, colour, scheme));
    });
  }

  it('give sizes in pixels and type as families', () => {
    const base = dtcgBase() as Files;
    assert.deepEqual(base['text-m'].$value, { value: 15, unit: 'px' });
    assert.equal(base['font-family'].$value[0], 'PingFang SC');
    assert.equal(base['line-height'].$type, 'number');
  });

  it('are put together by a resolver whose every reference leads somewhere', () => {
    const { sets, modifiers, resolutionOrder } = dtcgResolver(Object.keys(themePacks)) as Files;
    assert.deepEqual(sets.base.sources, [{ $ref: 'base.tokens.json' }]);
    const { contexts } = modifiers.look as Files;
    assert.property(contexts, modifiers.look.default);
    assert.lengthOf(Object.keys(contexts), Object.keys(themePacks).length * schemes.length);
    for (const [source] of Object.values<[{ $ref: string }]>(contexts)) {
      const [, pack = '', scheme = ''] = /^(.+)\.tokens\.json#\/(\w+)$/.exec(source.$ref) ?? [];
      assert.property(dtcgPack(pack, themePacks[pack as keyof typeof themePacks]), scheme);
    }
    for (const { $ref } of resolutionOrder as { $ref: string }[]) {
      const [, kind = '', name = ''] = $ref.split('/');
      assert.property((kind === 'sets' ? sets : modifiers) as Files, name);
    }
  });

  it('are refused when what they say cannot be read, and name the pair', () => {
    const pale: ThemePack = { use: '', colours: { 'text-muted': { light: '#9aa4b0' } } };
    assert.match(lowContrasts(pale).join(), /light: text-muted on surface has a contrast of 2\.\d+ to 1/);
    assert.throws(() => readDtcgPack(dtcgPack('pale', pale)), /text-muted on surface/);
  });

  it('are refused when they are no token file', () => {
    for (const file of [null, 1, 'x', [], { light: 1 }, { light: { accent: 1 } }, { light: { accent: { $value: 1 } } }])
      assert.throws(() => readDtcgPack(file));
  });
});
