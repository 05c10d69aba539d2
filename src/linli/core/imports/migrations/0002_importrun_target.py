from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core_imports", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="importrun", name="target", field=models.PositiveBigIntegerField(null=True),
        ),
    ]
