/** What an account is for. */
export const ROLES = ['admin', 'analyst', 'facilitator', 'reader'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a text names a role. */
export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);
