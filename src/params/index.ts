import type { ParamMatcher } from '@sveltejs/kit';

/** The place of a file in an import, from 0. */
export const match: ParamMatcher = (param) => /^\d{1,3}$/.test(param);
