import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contributions', '0001_initial'),
        ('dialogues', '0001_initial'),
        ('organisations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CompilationCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('closes_on', models.DateField(verbose_name='replies until')),
                ('changes', models.TextField(blank=True, verbose_name='what the replies led to')),
                ('version', models.PositiveIntegerField(default=1)),
                ('dialogue', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogues.dialogue')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='DecisionBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('method', models.TextField(blank=True, verbose_name='how the dialogue was held')),
                ('not_reached', models.TextField(blank=True, verbose_name='who was not reached')),
                ('conference_on', models.DateField(blank=True, null=True, verbose_name='result discussed on')),
                ('conference_people', models.TextField(blank=True, verbose_name='who took part')),
                ('conference_notes', models.TextField(blank=True, verbose_name='what was agreed')),
                ('content', models.JSONField(blank=True, null=True)),
                ('handed_over_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogues.dialogue')),
                ('handed_over_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Confirmed')], default='proposed', max_length=10)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogues.dialogue')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='findings.theme')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['position', 'pk'],
            'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('dialogue', 'name'), name='a_theme_has_one_name'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_by__isnull', True), ('state', 'proposed')), models.Q(('confirmed_by__isnull', False), ('state', 'confirmed')), _connector='OR'), name='a_confirmed_theme_was_confirmed_by_someone'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), ('removed_at__isnull', False), _connector='OR'), name='a_merged_theme_stands_no_more')]},
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('placed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.contribution')),
                ('placed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='findings.theme')),
            ], options={'constraints': [models.UniqueConstraint(fields=('theme', 'contribution'), name='sorted_once_under_each_theme')]},
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='finding')),
                ('text', models.TextField(verbose_name='what people say')),
                ('counter_views', models.TextField(verbose_name='what speaks against it')),
                ('not_reached', models.TextField(verbose_name='who we did not hear on this')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogues.dialogue')),
                ('themes', models.ManyToManyField(related_name='findings', to='findings.theme')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CheckReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreement', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=6)),
                ('comment', models.TextField(blank=True, verbose_name='what is missing or wrong')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('receipt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.receipt')),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='findings.compilationcheck')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('asked', 'receipt'), name='one_reply_to_a_check')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(verbose_name='report back by')),
                ('reported_on', models.DateField(blank=True, null=True)),
                ('report', models.TextField(blank=True, verbose_name='report')),
                ('basis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_overs', to='findings.decisionbasis')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['due_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('basis', 'body'), name='handed_once_to_each_body')],
            },
        ),
        migrations.CreateModel(
            name='Quotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(default=0)),
                ('end', models.PositiveIntegerField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.contribution')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotations', to='findings.finding')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='a_quotation_has_words')],
            },
        ),
        migrations.CreateModel(
            name='SortingStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('added', models.JSONField(default=list)),
                ('removed', models.JSONField(default=list)),
                ('themes_made', models.JSONField(default=list)),
                ('themes_removed', models.JSONField(default=list)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dialogues.dialogue')),
            ],
            options={
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['dialogue', 'by', 'undone_at'], name='findings_so_dialogu_1a8624_idx')],
            },
        ),
        
        
        
        
    ]
