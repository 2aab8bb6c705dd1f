import type { RejectCode, RejectedLine } from './reject';
import { count, french, quoted } from './typography';

/** The French sentence of a refused line: where, what is wrong, what was expected. */
export function rejectMessage(reject: RejectedLine): string {
	const where =
		reject.column === ''
			? `Ligne ${count(reject.line)}`
			: `Ligne ${count(reject.line)}, colonne ${quoted(reject.column)}`;
	const value = reject.value === '' ? '' : ` (${quoted(reject.value)})`;
	return french(`${where} : ${reason(reject.code)}${value}. Attendu : ${reject.expected}.`);
}

/** True for a sentence of {@link rejectMessage}: the column that a file of rejects has more than the original. */
export const isRejectMessage = (text: string): boolean => /^Ligne \d.* Attendu\u00a0: .*\.$/s.test(text);

function reason(code: RejectCode): string {
	switch (code) {
		case 'field-count':
			return 'nombre de champs inattendu';
		case 'too-many-fields':
			return 'beaucoup trop de champs';
		case 'field-too-long':
			return 'valeur trop longue';
		case 'line-too-long':
			return 'ligne trop longue';
		case 'bad-quotes':
			return 'guillemets mal placés ou non fermés';
		case 'unknown-section':
			return 'section inconnue';
		case 'finess-missing':
			return 'numéro FINESS absent';
		case 'finess-shape':
			return 'ce n’est pas un numéro FINESS';
		case 'finess-damaged':
			return 'numéro FINESS abîmé, qu’on ne peut pas réparer avec certitude';
		case 'finess-scientific':
			return 'numéro FINESS transformé en nombre par un tableur, chiffres perdus';
		case 'member-shape':
			return 'ce n’est ni un SIREN ni un numéro FINESS';
		case 'value-missing':
			return 'valeur obligatoire absente';
		case 'number-shape':
			return 'ce n’est pas un nombre';
		case 'number-scientific':
			return 'notation scientifique d’un tableur, chiffres perdus';
		case 'number-percent':
			return 'un pourcentage n’est pas un nombre';
		case 'number-negative':
			return 'nombre négatif';
		case 'number-not-integer':
			return 'ce n’est pas un nombre entier';
		case 'number-too-large':
			return 'nombre invraisemblable';
		case 'json-syntax':
			return 'entité JSON mal formée';
		case 'json-shape':
			return 'ce n’est pas une entité FINESS+';
		case 'duplicate-conflict':
			return 'même identifiant qu’une ligne précédente, avec un contenu différent';
		case 'foreign-finess':
			return 'numéro FINESS qui n’est pas de cet organisme';
	}
}
