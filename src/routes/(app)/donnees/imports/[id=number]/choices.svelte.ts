import { field, LAYER_SHAPES, type LayerKind } from '$lib/domain/fields';
import type { LayerCoverage } from '$lib/domain/table';
import { formatList, french } from '$lib/words';
import type { PageData } from './$types';

type SheetFile = PageData['sheet']['files'][number];

/** What a person says of one file: which column gives which field, as of when, and what it covers. */
export class FileChoices {
	kind = $state<LayerKind | ''>('');
	/** Field of each column of the file; `''` for a column that is not read. */
	fields = $state<string[]>([]);
	referenceDate = $state('');
	extent = $state<LayerCoverage['extent']>('partial');

	constructor(readonly file: SheetFile) {
		const { columns, coverage, referenceDate } = file;
		this.referenceDate = referenceDate;
		this.extent = coverage?.extent ?? 'full';
		if (!columns) return;
		const { mapping, proposal, header } = columns;
		this.kind = mapping?.kind ?? proposal.kind ?? '';
		this.fields = header.map((name, index) => {
			if (mapping) return mapping.columns.find((column) => column.header === name)?.field ?? '';
			return proposal.columns.find((column) => column.index === index)?.field ?? '';
		});
	}

	/** Fields that a column may give, for the kind of file chosen. */
	readonly options = $derived.by(() => {
		if (this.kind === '') return [];
		const { required, optional } = LAYER_SHAPES[this.kind];
		return [
			...required.map((id) => ({ id, required: true })),
			...optional.map((id) => ({ id, required: false }))
		].map(({ id, required: needed }) => ({ id, label: field(id).label, required: needed }));
	});

	/** What has to be put right before the file can be read; `''` when nothing has. */
	readonly problem = $derived.by(() => {
		if (!this.file.columns) return '';
		if (this.kind === '') return 'Dites ce que contient ce fichier.';
		const known = this.options.map(({ id }) => id);
		const given = this.fields.filter((id) => known.includes(id));
		const missing = LAYER_SHAPES[this.kind].required.filter((id) => !given.includes(id));
		if (missing.length > 0) {
			return french(`Choisissez la colonne de : ${formatList(missing.map((id) => field(id).label))}.`);
		}
		const twice = given.filter(
			(id, index) => !field(id).parts && given.indexOf(id) !== index && given.lastIndexOf(id) === index
		);
		if (twice.length > 0) {
			return french(`Donné par plusieurs colonnes : ${formatList(twice.map((id) => field(id).label))}.`);
		}
		return '';
	});

	/** Fields of another kind are let go when the kind changes; those that both have stay. */
	chooseKind(kind: LayerKind | ''): void {
		this.kind = kind;
		const known = this.options.map(({ id }) => id);
		this.fields = this.fields.map((id) => (known.includes(id) ? id : ''));
	}

	/** As the server reads it. */
	toJson(): Record<string, unknown> {
		const { columns, datedByFile, coverage } = this.file;
		return {
			...(columns && this.kind !== ''
				? {
						mapping: {
							kind: this.kind,
							columns: columns.header.flatMap((header, index) => {
								const id = this.fields[index] ?? '';
								return id === '' ? [] : [{ header, field: id }];
							})
						}
					}
				: {}),
			...(datedByFile ? {} : { referenceDate: this.referenceDate }),
			...(coverage ? { coverage: { extent: this.extent, departments: coverage.departments } } : {})
		};
	}
}
