import type { Role } from './role';

/**
 * What a role may do, each with what it opens:
 * - `explore`: see every screen of its territory;
 * - `export`: take files out;
 * - `share`: keep views and lists for everybody of its territory;
 * - `import`: add files, publish versions and roll back;
 * - `decide`: enter a value by hand, accept aliases and look-alike operators;
 * - `collect`: run collection campaigns;
 * - `draft`: write drafts of criteria;
 * - `publish`: publish criteria, for a national scope only, as they are those of everybody;
 * - `fund`: make and change funding scenarios, record and decide amounts;
 * - `facilitate`: prepare and run workshops of its territory, and in them apply what the room agrees on;
 * - `administer`: accounts, journal, retention.
 */
export const ABILITIES = [
	'explore',
	'export',
	'share',
	'import',
	'decide',
	'collect',
	'draft',
	'publish',
	'fund',
	'facilitate',
	'administer'
] as const;
export type Ability = (typeof ABILITIES)[number];

const GRANTED: Readonly<Record<Role, readonly Ability[]>> = {
	admin: ABILITIES,
	analyst: [
		'explore',
		'export',
		'share',
		'import',
		'decide',
		'collect',
		'draft',
		'publish',
		'fund',
		'facilitate'
	],
	facilitator: ['explore', 'export', 'share', 'draft', 'facilitate'],
	reader: ['explore', 'export']
};

/** Whether a role may do something. */
export const may = (role: Role, ability: Ability): boolean => GRANTED[role].includes(ability);

/** Roles that must have a second factor outside the demonstration: those who can change what others decide on. */
export const needsSecondFactor = (role: Role): boolean => role === 'admin' || role === 'analyst';
