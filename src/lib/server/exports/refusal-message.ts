import type { ExportRefusal } from './refusal';

const count = (value: number): string => new Intl.NumberFormat('fr-FR').format(value);

/** What happened and what to do next, in French. */
export function exportRefusalMessage(refusal: ExportRefusal): string {
	switch (refusal.code) {
		case 'too-many-rows':
			return `Un classeur Excel contient ${count(refusal.limit)} lignes au plus et cette liste en a ${count(refusal.rows)}\u00a0: il serait coupé. Exportez en CSV ou en Arrow, qui n’ont pas de limite, ou filtrez la liste.`;
		case 'cell-too-long':
			return `Une cellule Excel contient ${count(refusal.limit)} caractères au plus et un texte en a davantage (« ${refusal.text}… »)\u00a0: il serait coupé. Exportez en CSV ou en Arrow, qui n’ont pas de limite.`;
	}
}
