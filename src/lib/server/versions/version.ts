/** One dataset version, as listed. */
export interface Version {
	readonly id: number;
	readonly parentId: number | null;
	/** ISO date and time. */
	readonly createdAt: string;
	readonly kind: 'import' | 'rollback';
	/** For a roll-back, the version whose content it takes up. */
	readonly restoresId: number | null;
	readonly importId: number | null;
	/** SHA-256 of the snapshot. */
	readonly hash: string;
	readonly layerIds: readonly number[];
	readonly structures: number;
	readonly added: number;
	readonly changed: number;
	readonly closed: number;
	readonly unchanged: number;
	/** ISO date of the latest register; `''` without one. */
	readonly asOf: string;
	/** Some of its data are the fictional demonstration. */
	readonly fictional: boolean;
	/** And some are not. */
	readonly partlyFictional: boolean;
}
