/** One thing said in both languages of the server. */
export interface Words {
  zh: string;
  en: string;
}

export type Language = keyof Words;
