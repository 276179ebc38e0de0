import type { Resource } from './resource.js';

export const creditSchemes: Resource = { name: 'credit-schemes', table: 'credit_schemes', schema: 'CreditScheme' };
