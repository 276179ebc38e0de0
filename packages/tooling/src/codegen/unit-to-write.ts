/** The unit that every program writes, under the id that it is given. */
export const unitToWrite = (id: string) => ({
  id,
  name: '代码生成示例单位（虚构）',
  kind: 'other',
  regionCode: '990121',
});

/** How many facilities every program asks for at a time. */
export const pageSize = 7;
