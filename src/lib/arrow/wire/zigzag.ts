/** Steps up and down as non-negative integers: 0, -1, 1, -2, 2… become 0, 1, 2, 3, 4… */
export const toZigzag = (step: number): number => (step < 0 ? -2 * step - 1 : 2 * step);

export const fromZigzag = (code: number): number => (code % 2 === 0 ? code / 2 : -(code + 1) / 2);
