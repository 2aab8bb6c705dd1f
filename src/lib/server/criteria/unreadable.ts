import { criteriaProblemMessage, type CriteriaProblem } from '$lib/domain/segmentation';

/**
 * Published criteria that this program does not understand: an earlier release is run on the data of a later one, or the catalogue
 * lost a field. Nothing can be classified then, and nothing else is put in their place. The message is the French sentence.
 */
export class UnreadableCriteria extends Error {
	constructor(version: number, problems: readonly CriteriaProblem[]) {
		const [first] = problems;
		const why = first ? ` (${criteriaProblemMessage(first)})` : '';
		super(
			`Les critères publiés, version ${version}, ne se lisent pas avec cette version de l’outil${why}. ` +
				'Aucune donnée n’a été changée\u00a0: relancez la version de l’outil qui les a publiés, ou une plus récente.'
		);
		this.name = 'UnreadableCriteria';
	}
}
