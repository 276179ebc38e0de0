import { assert } from 'chai';
import { clearPage, place, shownText, warningsOf } from '../../test/page.js';
import { twoTextPlan } from '../../test/two-text-plan.js';
import { YjTaskMatrix } from '../components/task-matrix/task-matrix.js';

YjTaskMatrix.register();

describe('a property that an attribute can set', () => {
  afterEach(clearPage);

  const matrix = (properties: object): YjTaskMatrix =>
    Object.assign(document.createElement('yj-task-matrix'), { data: twoTextPlan }, properties);

  it('takes a number as a text, as frameworks hand over ids', async () => {
    const asked: string[] = [];
    const client = { plans: { matrix: (id: string) => Promise.resolve(void asked.push(id)) } };
    const warnings = await warningsOf(() => place(matrix({ data: undefined, plan: 5, client })));
    assert.deepEqual(asked, ['5']);
    assert.isFalse(warnings.some((text) => text.includes('plan is a text')));
  });

  it('leaves out what is neither, and says so', async () => {
    let host!: YjTaskMatrix;
    const warnings = await warningsOf(async () => {
      host = await place(matrix({ task: { id: 't-1' }, unit: [], compare: true, today: new Date() }));
    });
    assert.sameMembers(
      warnings.map((text) => /: (.*)$/.exec(text)?.[1]),
      [
        'task is a text, not a value of type object: it is left out',
        'unit is a text, not a value of type object: it is left out',
        'compare is a text, not a value of type boolean: it is left out',
        'today is a text, not a value of type object: it is left out',
      ],
    );
    assert.include(shownText(host), twoTextPlan.plan.title);
  });
});
