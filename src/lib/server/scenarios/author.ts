/** Who did something, ready to be shown: a name, the number of an erased account, or the command line. */
export function authorText(account: unknown, name: unknown): string {
	if (account === null || account === undefined) return 'Ligne de commande';
	return typeof name === 'string' && name !== '' ? name : `Compte effacé n°\u00a0${String(account)}`;
}

/** An instant of the database as ISO. */
export const isoOf = (value: unknown): string => new Date(String(value)).toISOString();
