from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core_tables', '0002_pdf'),
    ]

    operations = [
        migrations.AlterField(
            model_name='exportlog',
            name='format',
            field=models.CharField(choices=[('xlsx', 'xlsx'), ('csv', 'csv'), ('pdf', 'pdf'), ('docx', 'docx')], max_length=4),
        ),
    ]
