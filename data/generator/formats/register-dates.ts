/** What the fictional files are as of. */
export const REGISTER_DATE = '2026-05-12';
export const SURVEY_DATE = '2026-09-30';
