import { expect, it } from 'vitest';
import { parseRegistrationNumber, registrationNumber } from './registration-number.js';

const parts = {
  organisationCode: '32238432X',
  regionCode: '990121',
  economicType: '41',
  categoryCode: 'D215',
  profitClassCode: '2',
};

it('puts 22 characters together and takes them apart again', () => {
  const number = registrationNumber(parts);
  expect(number).toBe('32238432X99012141D2152');
  expect(parseRegistrationNumber(number)).toEqual(parts);
});

it('finds no parts in the 12-digit numbers of old clinics', () => {
  expect(parseRegistrationNumber('990121000117')).toBeUndefined();
});

it('says how the number is made when a part has the wrong form', () => {
  expect(() => registrationNumber({ ...parts, economicType: '175' })).toThrow('economic type (2)');
});
