/** How a dataset is made up of the fictional demonstration and of real files. */
interface Fiction {
	/** Some of its data are fictional. */
	readonly fictional: boolean;
	/** And some are not. */
	readonly partlyFictional: boolean;
}

/** What must be said of a dataset wherever it is named: « fictives », « en partie fictives », or nothing of a real one. */
export const fictionLabel = ({ fictional, partlyFictional }: Fiction): string =>
	fictional ? (partlyFictional ? 'en partie fictives' : 'fictives') : '';
