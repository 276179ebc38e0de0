const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The day on which an instant falls in China, `YYYY-MM-DD`. */
export const dayInChina = (instant: Date): string => day.format(instant);
