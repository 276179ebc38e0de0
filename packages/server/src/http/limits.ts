/** Largest request body in bytes: several times the largest plan known. */
export const maxBodyBytes = 2 * 1024 * 1024;
