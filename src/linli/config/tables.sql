-- The tables of an empty database after these migrations. Drawn by ./linli tables; do not edit.
-- holds account 0001_initial
-- holds account 0002_email_max_length
-- holds account 0003_alter_emailaddress_create_unique_verified_email
-- holds account 0004_alter_emailaddress_drop_unique_email
-- holds account 0005_emailaddress_idx_upper_email
-- holds account 0006_emailaddress_lower
-- holds account 0007_emailaddress_idx_email
-- holds account 0008_emailaddress_unique_primary_email_fixup
-- holds account 0009_emailaddress_unique_primary_email
-- holds accounts 0001_initial
-- holds accounts 0002_seal_agreed_how
-- holds auth 0001_initial
-- holds auth 0002_alter_permission_name_max_length
-- holds auth 0003_alter_user_email_max_length
-- holds auth 0004_alter_user_username_opts
-- holds auth 0005_alter_user_last_login_null
-- holds auth 0006_require_contenttypes_0002
-- holds auth 0007_alter_validators_add_error_messages
-- holds auth 0008_alter_user_username_max_length
-- holds auth 0009_alter_user_last_name_max_length
-- holds auth 0010_alter_group_name_max_length
-- holds auth 0011_update_proxy_permissions
-- holds auth 0012_alter_user_first_name_max_length
-- holds campaign 0001_initial
-- holds campaign 0002_putting_right
-- holds campaign 0003_shared_samples
-- holds contenttypes 0001_initial
-- holds contenttypes 0002_remove_content_type_name
-- holds core_documents 0001_initial
-- holds core_files 0001_initial
-- holds core_hearing 0001_initial
-- holds core_hearing 0002_words
-- holds core_history 0001_initial
-- holds core_imports 0001_initial
-- holds core_imports 0002_importrun_target
-- holds core_metrics 0001_initial
-- holds core_news 0001_initial
-- holds core_notices 0001_initial
-- holds core_outbox 0001_initial
-- holds core_outbox 0002_office
-- holds core_tables 0001_initial
-- holds core_tables 0002_pdf
-- holds core_tables 0003_docx
-- holds core_todo 0001_initial
-- holds core_worktime 0001_initial
-- holds evaluation 0001_initial
-- holds evaluation 0002_survey
-- holds evaluation 0003_edition_validity
-- holds evaluation 0004_surveyed_compound
-- holds evaluation 0005_sealing_as_a_job
-- holds evaluation 0006_nothing_sealed_changes
-- holds evaluation 0007_words_and_amended_seals
-- holds evaluation 0008_field_work
-- holds evaluation 0009_facts_on_site
-- holds evaluation 0010_erased_proofs
-- holds evaluation 0011_measures
-- holds mfa 0001_initial
-- holds mfa 0002_authenticator_timestamps
-- holds mfa 0003_authenticator_type_uniq
-- holds pghistory 0001_initial
-- holds pghistory 0002_aggregateevent
-- holds pghistory 0003_auto_20201023_1636
-- holds pghistory 0004_auto_20220906_1625
-- holds pghistory 0005_events_middlewareevents
-- holds pghistory 0006_delete_aggregateevent
-- holds pghistory 0007_auto_20250421_0444
-- holds places 0001_initial
-- holds places 0002_access_and_charging
-- holds procrastinate 0001_initial
-- holds procrastinate 0002_drop_started_at_column
-- holds procrastinate 0003_drop_started_at_column
-- holds procrastinate 0004_drop_procrastinate_version_table
-- holds procrastinate 0005_fix_procrastinate_fetch_job
-- holds procrastinate 0006_fix_trigger_status_events_insert
-- holds procrastinate 0007_add_queueing_lock_column
-- holds procrastinate 0008_close_fetch_job_race_condition
-- holds procrastinate 0009_add_defer_job_function
-- holds procrastinate 0010_add_procrastinate_periodic_defers
-- holds procrastinate 0011_add_foreign_key_index
-- holds procrastinate 0012_add_locks_to_periodic_defer
-- holds procrastinate 0013_fix_procrastinate_defer_periodic_job
-- holds procrastinate 0014_add_finish_job_and_retry_job_functions
-- holds procrastinate 0015_add_trigger_on_job_deletion
-- holds procrastinate 0016_delete_finished_jobs
-- holds procrastinate 0017_add_checks_to_finish_job
-- holds procrastinate 0018_add_checks_to_retry_job
-- holds procrastinate 0019_fix_finish_job_compat_issue
-- holds procrastinate 0020_add_index_on_procrastinate_jobs
-- holds procrastinate 0021_add_kwargs_to_defer_periodic_job
-- holds procrastinate 0022_null_locks_excluded
-- holds procrastinate 0023_remove_old_finish_job_function
-- holds procrastinate 0024_job_id_bigint
-- holds procrastinate 0025_add_models
-- holds procrastinate 0026_add_job_priority
-- holds procrastinate 0027_add_periodic_job_priority
-- holds procrastinate 0028_add_cancel_states
-- holds procrastinate 0029_add_additional_params_to_retry_job
-- holds procrastinate 0030_alter_procrastinateevent_options
-- holds procrastinate 0031_add_indexes_for_fetch_job
-- holds procrastinate 0032_pre_cancel_notification
-- holds procrastinate 0033_post_cancel_notification
-- holds procrastinate 0034_pre_add_heartbeat
-- holds procrastinate 0035_post_add_heartbeat
-- holds procrastinate 0036_add_worker_model
-- holds procrastinate 0037_pre_batch_defer_jobs
-- holds procrastinate 0038_post_batch_defer_jobs
-- holds procrastinate 0039_pre_priority_lock_fetch_job
-- holds procrastinate 0040_pre_retry_failed_job
-- holds procrastinate 0041_post_retry_failed_job
-- holds sessions 0001_initial
-- holds socialaccount 0001_initial
-- holds socialaccount 0002_token_max_lengths
-- holds socialaccount 0003_extra_data_default_dict
-- holds socialaccount 0004_app_provider_id_settings
-- holds socialaccount 0005_socialtoken_nullable_app
-- holds socialaccount 0006_alter_socialaccount_extra_data
-- holds usersessions 0001_initial




CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_access_log_only_grows_328c3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_06c71() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_07d7d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_081ec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_0cda2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_13103() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_14898() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_164fa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_2312d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_25598() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_2c21f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_32189() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_3a003() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_3c96c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_4738c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_59740() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_5d9ae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_5e663() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_623d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_668ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_66f02() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_696c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_6c7d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_6cec5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_6e137() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_6ea39() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_6f26d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_70996() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_73549() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_737d1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_746bd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_77c54() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_77f80() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_792da() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_7b60d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_7c479() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_7c62e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_7d83c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_7e8a0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_82223() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_829a9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_89eb3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_8c056() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_9041d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_92b40() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_95b83() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_9979f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_9be3f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_9e1f9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_9eb47() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_9f1b9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_a6c78() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_ab9e0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_b1d8a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_b3472() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_ba890() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_bb337() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_bb4d8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_bef85() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_c0b5d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_c16d0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_c4eda() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_c6cec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_c747d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_cf5ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_cfc55() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_d26f5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_d41c1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_d66c7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_dad40() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_db03f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_db82a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_dda2a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_df2b0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_df34d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_dfbc9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_e5145() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_e93a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_ebb9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_f52c3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_closing_stays_3c664() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update of "stage_id", "division_id", "summary", "at" rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_048b6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_protectedzoneevent" ("division_id", "document", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") SELECT old_values."division_id", old_values."document", old_values."id", old_values."kind", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_06e67() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_selfassessmentevent" ("answers", "changed_at", "changed_by_id", "id", "notes", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "sheet_id", "version") SELECT old_values."answers", old_values."changed_at", old_values."changed_by_id", old_values."id", old_values."notes", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."round_id", old_values."sheet_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_07400() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_verifiedhomeevent" ("home_id", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "valid_from", "valid_to", "verified_at", "verified_by_id") SELECT old_values."home_id", old_values."id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."relation", old_values."valid_from", old_values."valid_to", old_values."verified_at", old_values."verified_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_0cfa6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_divisionsuccessionevent" ("document", "id", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") SELECT old_values."document", old_values."id", old_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."predecessor_id", old_values."successor_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_12b32() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_compoundevent" ("address", "buildings_count", "built_year", "car_chargers", "code", "community_id", "ebike_sockets", "elevators", "entrances", "floor_area_m2", "form", "green_area_m2", "households", "id", "latitude", "longitude", "name", "parking_spaces", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "site_area_m2", "step_free_entrances") SELECT old_values."address", old_values."buildings_count", old_values."built_year", old_values."car_chargers", old_values."code", old_values."community_id", old_values."ebike_sockets", old_values."elevators", old_values."entrances", old_values."floor_area_m2", old_values."form", old_values."green_area_m2", old_values."households", old_values."id", old_values."latitude", old_values."longitude", old_values."name", old_values."parking_spaces", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."retired_on", old_values."site_area_m2", old_values."step_free_entrances" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_1377b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_contractevent" ("division_id", "ended_reason", "id", "number", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "valid_from", "valid_to") SELECT old_values."division_id", old_values."ended_reason", old_values."id", old_values."number", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."title", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_17539() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_taskevent" ("campaign_id", "due_on", "id", "owner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "stage_id", "text", "title") SELECT old_values."campaign_id", old_values."due_on", old_values."id", old_values."owner", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."proof", old_values."stage_id", old_values."text", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_1895e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_files_fileuseevent" ("by_id", "ended_at", "file_id", "id", "keep_until", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "purpose", "subject_id", "subject_type", "used_at") SELECT old_values."by_id", old_values."ended_at", old_values."file_id", old_values."id", old_values."keep_until", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."published", old_values."purpose", old_values."subject_id", old_values."subject_type", old_values."used_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_18acd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_personevent" ("id", "is_active", "is_demo", "joined_at", "key_id", "language", "name_sealed", "older_mode", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_sealed", "phone_verified_at", "public_id", "remembered_as_id") SELECT old_values."id", old_values."is_active", old_values."is_demo", old_values."joined_at", old_values."key_id", old_values."language", old_values."name_sealed", old_values."older_mode", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."phone_sealed", old_values."phone_verified_at", old_values."public_id", old_values."remembered_as_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_1a480() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_visitevent" ("assessor_id", "assigned_at", "assigned_by_id", "declared_at", "due_on", "handed_in_at", "has_conflict", "id", "part", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "refused_because", "replaces_id", "round_id", "scoring", "sheet_id", "state") SELECT old_values."assessor_id", old_values."assigned_at", old_values."assigned_by_id", old_values."declared_at", old_values."due_on", old_values."handed_in_at", old_values."has_conflict", old_values."id", old_values."part", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."position", old_values."refused_because", old_values."replaces_id", old_values."round_id", old_values."scoring", old_values."sheet_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_1a8a7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_stageclosingevent" ("at", "by_id", "division_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at", "reopened_by_id", "reopened_why", "stage_id", "summary") SELECT old_values."at", old_values."by_id", old_values."division_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."reopened_at", old_values."reopened_by_id", old_values."reopened_why", old_values."stage_id", old_values."summary" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_1fb76() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_editionevent" ("content_hash", "created_at", "created_by_id", "document", "edition", "id", "is_sample", "mode", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "standard", "state", "subject", "title_en", "title_zh", "valid_months", "version", "withdrawn_at", "withdrawn_reason") SELECT old_values."content_hash", old_values."created_at", old_values."created_by_id", old_values."document", old_values."edition", old_values."id", old_values."is_sample", old_values."mode", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."published_at", old_values."published_by_id", old_values."standard", old_values."state", old_values."subject", old_values."title_en", old_values."title_zh", old_values."valid_months", old_values."version", old_values."withdrawn_at", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_318fa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_evidenceevent" ("added_at", "added_by_id", "community_id", "compound_id", "distance_m", "erased_at", "erased_reason", "file_id", "id", "issued_on", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "title", "valid_until", "withdrawn_at", "withdrawn_reason") SELECT old_values."added_at", old_values."added_by_id", old_values."community_id", old_values."compound_id", old_values."distance_m", old_values."erased_at", old_values."erased_reason", old_values."file_id", old_values."id", old_values."issued_on", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."sha256", old_values."title", old_values."valid_until", old_values."withdrawn_at", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_3918f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_planevent" ("adopted_at", "adopted_by_id", "asked_at", "asked_by_id", "begins", "budgets", "campaign_id", "crews", "floor_percent", "found_at", "gap_percent", "id", "objective", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "quarters", "round_id", "seconds", "state", "title", "with_stretch") SELECT old_values."adopted_at", old_values."adopted_by_id", old_values."asked_at", old_values."asked_by_id", old_values."begins", old_values."budgets", old_values."campaign_id", old_values."crews", old_values."floor_percent", old_values."found_at", old_values."gap_percent", old_values."id", old_values."objective", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."problem", old_values."quarters", old_values."round_id", old_values."seconds", old_values."state", old_values."title", old_values."with_stretch" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_41467() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_evidenceitemevent" ("evidence_id", "id", "item", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard") SELECT old_values."evidence_id", old_values."id", old_values."item", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."standard" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_48fd5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_worktime_workingcalendarevent" ("id", "last_day", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."last_day", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_4e994() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_recheckevent" ("award_id", "campaign_id", "division_id", "done_by_id", "done_on", "due_on", "finding", "id", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "why", "year") SELECT old_values."award_id", old_values."campaign_id", old_values."division_id", old_values."done_by_id", old_values."done_on", old_values."due_on", old_values."finding", old_values."id", old_values."outcome", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."why", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_4f1f5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_sharedworkevent" ("basis", "campaign_id", "cost", "cost_is_sample", "ended_at", "id", "measure_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") SELECT old_values."basis", old_values."campaign_id", old_values."cost", old_values."cost_is_sample", old_values."ended_at", old_values."id", old_values."measure_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_582e3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_publicfacilityevent" ("capacity", "capacity_unit", "closed_on", "community_id", "compound_id", "id", "kind", "latitude", "longitude", "name", "opened_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id") SELECT old_values."capacity", old_values."capacity_unit", old_values."closed_on", old_values."community_id", old_values."compound_id", old_values."id", old_values."kind", old_values."latitude", old_values."longitude", old_values."name", old_values."opened_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."responsible_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_58de9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_gridcompoundevent" ("compound_id", "grid_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."compound_id", old_values."grid_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_5ce65() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_campaignevent" ("baseline_id", "begins", "compound_baseline_id", "division_id", "document", "ends", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard", "title") SELECT old_values."baseline_id", old_values."begins", old_values."compound_baseline_id", old_values."division_id", old_values."document", old_values."ends", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."standard", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_67e0e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_rectifieditemevent" ("after", "before", "done", "evidence_id", "id", "item", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rectification_id", "remark", "round_id") SELECT old_values."after", old_values."before", old_values."done", old_values."evidence_id", old_values."id", old_values."item", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."rectification_id", old_values."remark", old_values."round_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_71fcd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_trainingevent" ("assessor_id", "document", "held_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard", "valid_until") SELECT old_values."assessor_id", old_values."document", old_values."held_on", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."standard", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_730d2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_homeevent" ("area_m2", "compound_id", "floor", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stairwell_id", "use") SELECT old_values."area_m2", old_values."compound_id", old_values."floor", old_values."id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."stairwell_id", old_values."use" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_75abe() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_dutyevent" ("accepted_at", "accepted_by_id", "division_id", "id", "opened_at", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "report", "reported_at", "reported_by_id", "state", "task_id") SELECT old_values."accepted_at", old_values."accepted_by_id", old_values."division_id", old_values."id", old_values."opened_at", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."remark", old_values."report", old_values."reported_at", old_values."reported_by_id", old_values."state", old_values."task_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_7b2ec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_adjudicationevent" ("answer", "decided_at", "decided_by_id", "first", "id", "item", "opened_at", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "second", "sheet_id", "state") SELECT old_values."answer", old_values."decided_at", old_values."decided_by_id", old_values."first", old_values."id", old_values."item", old_values."opened_at", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."reason", old_values."round_id", old_values."second", old_values."sheet_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_7dfb5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_resourceuseevent" ("division_id", "households", "id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "quarter", "source", "year") SELECT old_values."division_id", old_values."households", old_values."id", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."quantity", old_values."quarter", old_values."source", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_89f60() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_microgridevent" ("grid_id", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."grid_id", old_values."id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_8bb49() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_gridevent" ("code", "community_id", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on") SELECT old_values."code", old_values."community_id", old_values."id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."retired_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_8d06a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_divisionevent" ("code", "id", "latitude", "level", "longitude", "name", "official_name", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to", "zone_id") SELECT old_values."code", old_values."id", old_values."latitude", old_values."level", old_values."longitude", old_values."name", old_values."official_name", old_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."valid_from", old_values."valid_to", old_values."zone_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_913ec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_rectificationevent" ("days", "due_at", "id", "issued_at", "issued_by_id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "rescored_at", "rescored_by_id", "round_id", "sheet_id", "state") SELECT old_values."days", old_values."due_at", old_values."id", old_values."issued_at", old_values."issued_by_id", old_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."reported_at", old_values."reported_by_id", old_values."rescored_at", old_values."rescored_by_id", old_values."round_id", old_values."sheet_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_9692f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_actingforevent" ("agreed_at", "agreed_how_sealed", "ended_at", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal_id") SELECT old_values."agreed_at", old_values."agreed_how_sealed", old_values."ended_at", old_values."id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."principal_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_96f10() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_stairwellevent" ("building_id", "elevators", "id", "micro_grid_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."building_id", old_values."elevators", old_values."id", old_values."micro_grid_id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a083f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_roundevent" ("answer_days", "as_of", "by_visits", "called_at", "called_by_id", "differ_percent", "division_id", "edition_id", "ended_reason", "goes_on_because", "id", "marks_due", "metrics_frozen_at", "notice_at", "notice_days", "notice_until", "number", "period_from", "period_to", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "rectify_days", "replaces_id", "sealed_at", "shows_items", "state", "steps", "title", "version") SELECT old_values."answer_days", old_values."as_of", old_values."by_visits", old_values."called_at", old_values."called_by_id", old_values."differ_percent", old_values."division_id", old_values."edition_id", old_values."ended_reason", old_values."goes_on_because", old_values."id", old_values."marks_due", old_values."metrics_frozen_at", old_values."notice_at", old_values."notice_days", old_values."notice_until", old_values."number", old_values."period_from", old_values."period_to", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."previous_id", old_values."rectify_days", old_values."replaces_id", old_values."sealed_at", old_values."shows_items", old_values."state", old_values."steps", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a3333() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_managementevent" ("compound_id", "contract_number", "how", "id", "organisation_id", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."compound_id", old_values."contract_number", old_values."how", old_values."id", old_values."organisation_id", old_values."period", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a340c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_stageevent" ("begins", "campaign_id", "ends", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title") SELECT old_values."begins", old_values."campaign_id", old_values."ends", old_values."id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."source", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a8c41() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_stepdateevent" ("due_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "step") SELECT old_values."due_on", old_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."round_id", old_values."step" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a8e80() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_worktime_workdayevent" ("calendar_id", "date", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") SELECT old_values."calendar_id", old_values."date", old_values."id", old_values."kind", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."source" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a95b0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_assessorevent" ("contract_id", "id", "left_on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."contract_id", old_values."id", old_values."left_on", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_aa09b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_assignmentevent" ("given_at", "given_by_id", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role_id", "scope_id", "scope_type", "valid_from", "valid_to") SELECT old_values."given_at", old_values."given_by_id", old_values."id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."reason", old_values."role_id", old_values."scope_id", old_values."scope_type", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b1ac1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_scoreditemevent" ("answer", "entered_at", "id", "item", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "received_at", "record", "round_id", "visit_id") SELECT old_values."answer", old_values."entered_at", old_values."id", old_values."item", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."reasons", old_values."received_at", old_values."record", old_values."round_id", old_values."visit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b202c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_followuporderevent" ("asked_at", "campaign_id", "days", "division_id", "due_at", "ended_at", "ended_by_id", "id", "issued_at", "issued_by_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "replied_at", "replied_by_id", "reply", "state", "text", "title") SELECT old_values."asked_at", old_values."campaign_id", old_values."days", old_values."division_id", old_values."due_at", old_values."ended_at", old_values."ended_by_id", old_values."id", old_values."issued_at", old_values."issued_by_id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."remark", old_values."replied_at", old_values."replied_by_id", old_values."reply", old_values."state", old_values."text", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_bb98a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_surveyevent" ("by_id", "closed_at", "closes_on", "id", "opened_at", "per_compound", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "round_id", "seed", "state", "title") SELECT old_values."by_id", old_values."closed_at", old_values."closes_on", old_values."id", old_values."opened_at", old_values."per_compound", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."questions", old_values."round_id", old_values."seed", old_values."state", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c2727() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_targetevent" ("by", "campaign_id", "counted", "denominator_id", "id", "percent", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "sentence", "source", "stretch") SELECT old_values."by", old_values."campaign_id", old_values."counted", old_values."denominator_id", old_values."id", old_values."percent", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."reach", old_values."sentence", old_values."source", old_values."stretch" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c2e93() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_boundaryevent" ("approval_number", "compound_id", "datum", "division_id", "east", "geometry", "id", "imported_at", "north", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected_zone_id", "replaced_at", "source", "south", "standing", "west") SELECT old_values."approval_number", old_values."compound_id", old_values."datum", old_values."division_id", old_values."east", old_values."geometry", old_values."id", old_values."imported_at", old_values."north", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."protected_zone_id", old_values."replaced_at", old_values."source", old_values."south", old_values."standing", old_values."west" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c60c7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_measureevent" ("basis", "bulk_from", "bulk_off", "code", "crews", "id", "is_sample", "per", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "programme", "quarters", "retired_at", "retired_reason", "standard", "title", "trade", "unit_cost", "version") SELECT old_values."basis", old_values."bulk_from", old_values."bulk_off", old_values."code", old_values."crews", old_values."id", old_values."is_sample", old_values."per", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."phase", old_values."programme", old_values."quarters", old_values."retired_at", old_values."retired_reason", old_values."standard", old_values."title", old_values."trade", old_values."unit_cost", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c6b4e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_denominatorevent" ("campaign_id", "frozen_at", "frozen_by_id", "id", "note", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "size", "title") SELECT old_values."campaign_id", old_values."frozen_at", old_values."frozen_by_id", old_values."id", old_values."note", old_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."rule", old_values."size", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c72df() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_sheetevent" ("answers", "changed_at", "changed_by_id", "code", "community_name", "company_id", "compound_id", "county_id", "county_name", "facts", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reasons", "round_id", "sources", "step", "version", "zone_id") SELECT old_values."answers", old_values."changed_at", old_values."changed_by_id", old_values."code", old_values."community_name", old_values."company_id", old_values."compound_id", old_values."county_id", old_values."county_name", old_values."facts", old_values."id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."place_id", old_values."reasons", old_values."round_id", old_values."sources", old_values."step", old_values."version", old_values."zone_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d436e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_ownerscommitteeevent" ("compound_id", "filed_number", "id", "kind", "members_count", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "term") SELECT old_values."compound_id", old_values."filed_number", old_values."id", old_values."kind", old_values."members_count", old_values."period", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."term" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d75a6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_roleevent" ("code", "id", "name_en", "name_zh", "order", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights", "scope_types", "second_factor") SELECT old_values."code", old_values."id", old_values."name_en", old_values."name_zh", old_values."order", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."rights", old_values."scope_types", old_values."second_factor" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d7757() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_workevent" ("begins_on", "begun_on", "campaign_id", "changed_at", "changed_by_id", "compound_id", "cost", "cost_is_sample", "division_id", "done_on", "due_on", "id", "measure_id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programme", "shared_id", "spent", "state") SELECT old_values."begins_on", old_values."begun_on", old_values."campaign_id", old_values."changed_at", old_values."changed_by_id", old_values."compound_id", old_values."cost", old_values."cost_is_sample", old_values."division_id", old_values."done_on", old_values."due_on", old_values."id", old_values."measure_id", old_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."plan_id", old_values."programme", old_values."shared_id", old_values."spent", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_e215d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_overlayzoneevent" ("city_id", "code", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") SELECT old_values."city_id", old_values."code", old_values."id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_eace0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_measureeffectevent" ("id", "item", "measure_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "raises") SELECT old_values."id", old_values."item", old_values."measure_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."raises" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f08a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_buildingevent" ("built_year", "compound_id", "floors", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."built_year", old_values."compound_id", old_values."floors", old_values."id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f0b48() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_consentevent" ("given_at", "given_how", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "version", "withdrawn_at") SELECT old_values."given_at", old_values."given_how", old_values."id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."purpose", old_values."version", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f3f57() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_hearing_hearingevent" ("accept_reason", "answer", "answer_amount", "answer_by", "answer_clock", "answer_from", "answered_by_id", "decided_by_id", "ended_at", "file_by", "filed_at", "filed_by_id", "id", "keys", "kind", "outcome", "paper_number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "subject_id", "subject_name", "subject_type", "text") SELECT old_values."accept_reason", old_values."answer", old_values."answer_amount", old_values."answer_by", old_values."answer_clock", old_values."answer_from", old_values."answered_by_id", old_values."decided_by_id", old_values."ended_at", old_values."file_by", old_values."filed_at", old_values."filed_by_id", old_values."id", old_values."keys", old_values."kind", old_values."outcome", old_values."paper_number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."state", old_values."subject_id", old_values."subject_name", old_values."subject_type", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f439b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_worktime_officehoursevent" ("calendar_id", "closes", "id", "opens", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."calendar_id", old_values."closes", old_values."id", old_values."opens", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_fb201() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_measurelinkevent" ("id", "kind", "measure_id", "other_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."kind", old_values."measure_id", old_values."other_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_fe1ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_organisationevent" ("closed_on", "credit_code", "division_id", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "short_name") SELECT old_values."closed_on", old_values."credit_code", old_values."division_id", old_values."id", old_values."kind", old_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'delete', old_values."id", old_values."phone", old_values."short_name" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_export_log_append_only_a37e9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_forward_only_960b6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE _is_valid_transition BOOLEAN;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    SELECT CONCAT(OLD."state", ':', NEW."state") = ANY('{OPEN:STORED,OPEN:REFUSED,STORED:USED}'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION 'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_forward_only_9de77() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE _is_valid_transition BOOLEAN;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    SELECT CONCAT(OLD."state", ':', NEW."state") = ANY('{WAITING:TAKEN,WAITING:CONFLICT,WAITING:REFUSED,REFUSED:TAKEN,REFUSED:CONFLICT}'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION 'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_0133b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_actingforevent" ("agreed_at", "agreed_how_sealed", "ended_at", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal_id") SELECT new_values."agreed_at", new_values."agreed_how_sealed", new_values."ended_at", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."principal_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_0324d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_rectifieditemevent" ("after", "before", "done", "evidence_id", "id", "item", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rectification_id", "remark", "round_id") SELECT new_values."after", new_values."before", new_values."done", new_values."evidence_id", new_values."id", new_values."item", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."rectification_id", new_values."remark", new_values."round_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_0d4b3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_stageevent" ("begins", "campaign_id", "ends", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title") SELECT new_values."begins", new_values."campaign_id", new_values."ends", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."source", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_11b5b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_measurelinkevent" ("id", "kind", "measure_id", "other_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind", new_values."measure_id", new_values."other_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_13d2b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_scoreditemevent" ("answer", "entered_at", "id", "item", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "received_at", "record", "round_id", "visit_id") SELECT new_values."answer", new_values."entered_at", new_values."id", new_values."item", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."reasons", new_values."received_at", new_values."record", new_values."round_id", new_values."visit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_14e47() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_overlayzoneevent" ("city_id", "code", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") SELECT new_values."city_id", new_values."code", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_1663d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_microgridevent" ("grid_id", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."grid_id", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_1bc6c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_gridcompoundevent" ("compound_id", "grid_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."compound_id", new_values."grid_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2028f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_workevent" ("begins_on", "begun_on", "campaign_id", "changed_at", "changed_by_id", "compound_id", "cost", "cost_is_sample", "division_id", "done_on", "due_on", "id", "measure_id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programme", "shared_id", "spent", "state") SELECT new_values."begins_on", new_values."begun_on", new_values."campaign_id", new_values."changed_at", new_values."changed_by_id", new_values."compound_id", new_values."cost", new_values."cost_is_sample", new_values."division_id", new_values."done_on", new_values."due_on", new_values."id", new_values."measure_id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."plan_id", new_values."programme", new_values."shared_id", new_values."spent", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_212e8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_surveyevent" ("by_id", "closed_at", "closes_on", "id", "opened_at", "per_compound", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "round_id", "seed", "state", "title") SELECT new_values."by_id", new_values."closed_at", new_values."closes_on", new_values."id", new_values."opened_at", new_values."per_compound", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."questions", new_values."round_id", new_values."seed", new_values."state", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_31eb0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_compoundevent" ("address", "buildings_count", "built_year", "car_chargers", "code", "community_id", "ebike_sockets", "elevators", "entrances", "floor_area_m2", "form", "green_area_m2", "households", "id", "latitude", "longitude", "name", "parking_spaces", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "site_area_m2", "step_free_entrances") SELECT new_values."address", new_values."buildings_count", new_values."built_year", new_values."car_chargers", new_values."code", new_values."community_id", new_values."ebike_sockets", new_values."elevators", new_values."entrances", new_values."floor_area_m2", new_values."form", new_values."green_area_m2", new_values."households", new_values."id", new_values."latitude", new_values."longitude", new_values."name", new_values."parking_spaces", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."retired_on", new_values."site_area_m2", new_values."step_free_entrances" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_369ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_gridevent" ("code", "community_id", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on") SELECT new_values."code", new_values."community_id", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."retired_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_3b3ae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_worktime_workdayevent" ("calendar_id", "date", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") SELECT new_values."calendar_id", new_values."date", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."source" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_42d8e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_evidenceevent" ("added_at", "added_by_id", "community_id", "compound_id", "distance_m", "erased_at", "erased_reason", "file_id", "id", "issued_on", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "title", "valid_until", "withdrawn_at", "withdrawn_reason") SELECT new_values."added_at", new_values."added_by_id", new_values."community_id", new_values."compound_id", new_values."distance_m", new_values."erased_at", new_values."erased_reason", new_values."file_id", new_values."id", new_values."issued_on", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."sha256", new_values."title", new_values."valid_until", new_values."withdrawn_at", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_442f2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_ownerscommitteeevent" ("compound_id", "filed_number", "id", "kind", "members_count", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "term") SELECT new_values."compound_id", new_values."filed_number", new_values."id", new_values."kind", new_values."members_count", new_values."period", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."term" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_4924d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_measureevent" ("basis", "bulk_from", "bulk_off", "code", "crews", "id", "is_sample", "per", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "programme", "quarters", "retired_at", "retired_reason", "standard", "title", "trade", "unit_cost", "version") SELECT new_values."basis", new_values."bulk_from", new_values."bulk_off", new_values."code", new_values."crews", new_values."id", new_values."is_sample", new_values."per", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."phase", new_values."programme", new_values."quarters", new_values."retired_at", new_values."retired_reason", new_values."standard", new_values."title", new_values."trade", new_values."unit_cost", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_581f1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_publicfacilityevent" ("capacity", "capacity_unit", "closed_on", "community_id", "compound_id", "id", "kind", "latitude", "longitude", "name", "opened_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id") SELECT new_values."capacity", new_values."capacity_unit", new_values."closed_on", new_values."community_id", new_values."compound_id", new_values."id", new_values."kind", new_values."latitude", new_values."longitude", new_values."name", new_values."opened_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."responsible_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_5eb84() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_hearing_hearingevent" ("accept_reason", "answer", "answer_amount", "answer_by", "answer_clock", "answer_from", "answered_by_id", "decided_by_id", "ended_at", "file_by", "filed_at", "filed_by_id", "id", "keys", "kind", "outcome", "paper_number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "subject_id", "subject_name", "subject_type", "text") SELECT new_values."accept_reason", new_values."answer", new_values."answer_amount", new_values."answer_by", new_values."answer_clock", new_values."answer_from", new_values."answered_by_id", new_values."decided_by_id", new_values."ended_at", new_values."file_by", new_values."filed_at", new_values."filed_by_id", new_values."id", new_values."keys", new_values."kind", new_values."outcome", new_values."paper_number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."state", new_values."subject_id", new_values."subject_name", new_values."subject_type", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_5fc84() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_consentevent" ("given_at", "given_how", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "version", "withdrawn_at") SELECT new_values."given_at", new_values."given_how", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."purpose", new_values."version", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_603a0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_editionevent" ("content_hash", "created_at", "created_by_id", "document", "edition", "id", "is_sample", "mode", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "standard", "state", "subject", "title_en", "title_zh", "valid_months", "version", "withdrawn_at", "withdrawn_reason") SELECT new_values."content_hash", new_values."created_at", new_values."created_by_id", new_values."document", new_values."edition", new_values."id", new_values."is_sample", new_values."mode", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."published_at", new_values."published_by_id", new_values."standard", new_values."state", new_values."subject", new_values."title_en", new_values."title_zh", new_values."valid_months", new_values."version", new_values."withdrawn_at", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_6b541() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_personevent" ("id", "is_active", "is_demo", "joined_at", "key_id", "language", "name_sealed", "older_mode", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_sealed", "phone_verified_at", "public_id", "remembered_as_id") SELECT new_values."id", new_values."is_active", new_values."is_demo", new_values."joined_at", new_values."key_id", new_values."language", new_values."name_sealed", new_values."older_mode", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."phone_sealed", new_values."phone_verified_at", new_values."public_id", new_values."remembered_as_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_6f3a0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_verifiedhomeevent" ("home_id", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "valid_from", "valid_to", "verified_at", "verified_by_id") SELECT new_values."home_id", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."relation", new_values."valid_from", new_values."valid_to", new_values."verified_at", new_values."verified_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_746ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_homeevent" ("area_m2", "compound_id", "floor", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stairwell_id", "use") SELECT new_values."area_m2", new_values."compound_id", new_values."floor", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."stairwell_id", new_values."use" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_78508() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_divisionevent" ("code", "id", "latitude", "level", "longitude", "name", "official_name", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to", "zone_id") SELECT new_values."code", new_values."id", new_values."latitude", new_values."level", new_values."longitude", new_values."name", new_values."official_name", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."valid_from", new_values."valid_to", new_values."zone_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_7a076() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_sharedworkevent" ("basis", "campaign_id", "cost", "cost_is_sample", "ended_at", "id", "measure_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") SELECT new_values."basis", new_values."campaign_id", new_values."cost", new_values."cost_is_sample", new_values."ended_at", new_values."id", new_values."measure_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_7cd0a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_followuporderevent" ("asked_at", "campaign_id", "days", "division_id", "due_at", "ended_at", "ended_by_id", "id", "issued_at", "issued_by_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "replied_at", "replied_by_id", "reply", "state", "text", "title") SELECT new_values."asked_at", new_values."campaign_id", new_values."days", new_values."division_id", new_values."due_at", new_values."ended_at", new_values."ended_by_id", new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."remark", new_values."replied_at", new_values."replied_by_id", new_values."reply", new_values."state", new_values."text", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_8303a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_worktime_officehoursevent" ("calendar_id", "closes", "id", "opens", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."calendar_id", new_values."closes", new_values."id", new_values."opens", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_869df() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_visitevent" ("assessor_id", "assigned_at", "assigned_by_id", "declared_at", "due_on", "handed_in_at", "has_conflict", "id", "part", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "refused_because", "replaces_id", "round_id", "scoring", "sheet_id", "state") SELECT new_values."assessor_id", new_values."assigned_at", new_values."assigned_by_id", new_values."declared_at", new_values."due_on", new_values."handed_in_at", new_values."has_conflict", new_values."id", new_values."part", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."position", new_values."refused_because", new_values."replaces_id", new_values."round_id", new_values."scoring", new_values."sheet_id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_8bec6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_targetevent" ("by", "campaign_id", "counted", "denominator_id", "id", "percent", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "sentence", "source", "stretch") SELECT new_values."by", new_values."campaign_id", new_values."counted", new_values."denominator_id", new_values."id", new_values."percent", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."reach", new_values."sentence", new_values."source", new_values."stretch" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_8e63f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_files_fileuseevent" ("by_id", "ended_at", "file_id", "id", "keep_until", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "purpose", "subject_id", "subject_type", "used_at") SELECT new_values."by_id", new_values."ended_at", new_values."file_id", new_values."id", new_values."keep_until", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."published", new_values."purpose", new_values."subject_id", new_values."subject_type", new_values."used_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_9014b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_recheckevent" ("award_id", "campaign_id", "division_id", "done_by_id", "done_on", "due_on", "finding", "id", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "why", "year") SELECT new_values."award_id", new_values."campaign_id", new_values."division_id", new_values."done_by_id", new_values."done_on", new_values."due_on", new_values."finding", new_values."id", new_values."outcome", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."why", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_94209() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_evidenceitemevent" ("evidence_id", "id", "item", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard") SELECT new_values."evidence_id", new_values."id", new_values."item", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."standard" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a0c04() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_roundevent" ("answer_days", "as_of", "by_visits", "called_at", "called_by_id", "differ_percent", "division_id", "edition_id", "ended_reason", "goes_on_because", "id", "marks_due", "metrics_frozen_at", "notice_at", "notice_days", "notice_until", "number", "period_from", "period_to", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "rectify_days", "replaces_id", "sealed_at", "shows_items", "state", "steps", "title", "version") SELECT new_values."answer_days", new_values."as_of", new_values."by_visits", new_values."called_at", new_values."called_by_id", new_values."differ_percent", new_values."division_id", new_values."edition_id", new_values."ended_reason", new_values."goes_on_because", new_values."id", new_values."marks_due", new_values."metrics_frozen_at", new_values."notice_at", new_values."notice_days", new_values."notice_until", new_values."number", new_values."period_from", new_values."period_to", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."previous_id", new_values."rectify_days", new_values."replaces_id", new_values."sealed_at", new_values."shows_items", new_values."state", new_values."steps", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a10ec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_managementevent" ("compound_id", "contract_number", "how", "id", "organisation_id", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."compound_id", new_values."contract_number", new_values."how", new_values."id", new_values."organisation_id", new_values."period", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a825d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_stageclosingevent" ("at", "by_id", "division_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at", "reopened_by_id", "reopened_why", "stage_id", "summary") SELECT new_values."at", new_values."by_id", new_values."division_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."reopened_at", new_values."reopened_by_id", new_values."reopened_why", new_values."stage_id", new_values."summary" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a8272() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_contractevent" ("division_id", "ended_reason", "id", "number", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "valid_from", "valid_to") SELECT new_values."division_id", new_values."ended_reason", new_values."id", new_values."number", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."title", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_abc1f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_stairwellevent" ("building_id", "elevators", "id", "micro_grid_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."building_id", new_values."elevators", new_values."id", new_values."micro_grid_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b0496() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_dutyevent" ("accepted_at", "accepted_by_id", "division_id", "id", "opened_at", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "report", "reported_at", "reported_by_id", "state", "task_id") SELECT new_values."accepted_at", new_values."accepted_by_id", new_values."division_id", new_values."id", new_values."opened_at", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."remark", new_values."report", new_values."reported_at", new_values."reported_by_id", new_values."state", new_values."task_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b260c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_sheetevent" ("answers", "changed_at", "changed_by_id", "code", "community_name", "company_id", "compound_id", "county_id", "county_name", "facts", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reasons", "round_id", "sources", "step", "version", "zone_id") SELECT new_values."answers", new_values."changed_at", new_values."changed_by_id", new_values."code", new_values."community_name", new_values."company_id", new_values."compound_id", new_values."county_id", new_values."county_name", new_values."facts", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."place_id", new_values."reasons", new_values."round_id", new_values."sources", new_values."step", new_values."version", new_values."zone_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b42c6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_divisionsuccessionevent" ("document", "id", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") SELECT new_values."document", new_values."id", new_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."predecessor_id", new_values."successor_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b8470() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_campaignevent" ("baseline_id", "begins", "compound_baseline_id", "division_id", "document", "ends", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard", "title") SELECT new_values."baseline_id", new_values."begins", new_values."compound_baseline_id", new_values."division_id", new_values."document", new_values."ends", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."standard", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_bdf0a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_buildingevent" ("built_year", "compound_id", "floors", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."built_year", new_values."compound_id", new_values."floors", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_c1c0b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_denominatorevent" ("campaign_id", "frozen_at", "frozen_by_id", "id", "note", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "size", "title") SELECT new_values."campaign_id", new_values."frozen_at", new_values."frozen_by_id", new_values."id", new_values."note", new_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."rule", new_values."size", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_c8321() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_boundaryevent" ("approval_number", "compound_id", "datum", "division_id", "east", "geometry", "id", "imported_at", "north", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected_zone_id", "replaced_at", "source", "south", "standing", "west") SELECT new_values."approval_number", new_values."compound_id", new_values."datum", new_values."division_id", new_values."east", new_values."geometry", new_values."id", new_values."imported_at", new_values."north", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."protected_zone_id", new_values."replaced_at", new_values."source", new_values."south", new_values."standing", new_values."west" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_cbee0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_adjudicationevent" ("answer", "decided_at", "decided_by_id", "first", "id", "item", "opened_at", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "second", "sheet_id", "state") SELECT new_values."answer", new_values."decided_at", new_values."decided_by_id", new_values."first", new_values."id", new_values."item", new_values."opened_at", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."reason", new_values."round_id", new_values."second", new_values."sheet_id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_d16e6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_protectedzoneevent" ("division_id", "document", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") SELECT new_values."division_id", new_values."document", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_d4484() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_resourceuseevent" ("division_id", "households", "id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "quarter", "source", "year") SELECT new_values."division_id", new_values."households", new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."quantity", new_values."quarter", new_values."source", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_d6872() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_planevent" ("adopted_at", "adopted_by_id", "asked_at", "asked_by_id", "begins", "budgets", "campaign_id", "crews", "floor_percent", "found_at", "gap_percent", "id", "objective", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "quarters", "round_id", "seconds", "state", "title", "with_stretch") SELECT new_values."adopted_at", new_values."adopted_by_id", new_values."asked_at", new_values."asked_by_id", new_values."begins", new_values."budgets", new_values."campaign_id", new_values."crews", new_values."floor_percent", new_values."found_at", new_values."gap_percent", new_values."id", new_values."objective", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."problem", new_values."quarters", new_values."round_id", new_values."seconds", new_values."state", new_values."title", new_values."with_stretch" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_d9a3a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_roleevent" ("code", "id", "name_en", "name_zh", "order", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights", "scope_types", "second_factor") SELECT new_values."code", new_values."id", new_values."name_en", new_values."name_zh", new_values."order", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."rights", new_values."scope_types", new_values."second_factor" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_dae98() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_taskevent" ("campaign_id", "due_on", "id", "owner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "stage_id", "text", "title") SELECT new_values."campaign_id", new_values."due_on", new_values."id", new_values."owner", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."proof", new_values."stage_id", new_values."text", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ddf6d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_organisationevent" ("closed_on", "credit_code", "division_id", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "short_name") SELECT new_values."closed_on", new_values."credit_code", new_values."division_id", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."phone", new_values."short_name" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_e6c33() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_worktime_workingcalendarevent" ("id", "last_day", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."last_day", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_e79e2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_stepdateevent" ("due_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "step") SELECT new_values."due_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."round_id", new_values."step" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_e9969() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_trainingevent" ("assessor_id", "document", "held_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard", "valid_until") SELECT new_values."assessor_id", new_values."document", new_values."held_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."standard", new_values."valid_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_eb577() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_rectificationevent" ("days", "due_at", "id", "issued_at", "issued_by_id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "rescored_at", "rescored_by_id", "round_id", "sheet_id", "state") SELECT new_values."days", new_values."due_at", new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."reported_at", new_values."reported_by_id", new_values."rescored_at", new_values."rescored_by_id", new_values."round_id", new_values."sheet_id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f2e51() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_selfassessmentevent" ("answers", "changed_at", "changed_by_id", "id", "notes", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "sheet_id", "version") SELECT new_values."answers", new_values."changed_at", new_values."changed_by_id", new_values."id", new_values."notes", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."round_id", new_values."sheet_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f2fe3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_measureeffectevent" ("id", "item", "measure_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "raises") SELECT new_values."id", new_values."item", new_values."measure_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."raises" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f84f4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_assessorevent" ("contract_id", "id", "left_on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."contract_id", new_values."id", new_values."left_on", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ffd50() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_assignmentevent" ("given_at", "given_by_id", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role_id", "scope_id", "scope_type", "valid_from", "valid_to") SELECT new_values."given_at", new_values."given_by_id", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'insert', new_values."id", new_values."reason", new_values."role_id", new_values."scope_id", new_values."scope_type", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_015f7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_05737() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_0f425() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_19428() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_1b02b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_217b0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_2459d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_2f03e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_302cc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_32fc0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_344dc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_348a8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_3ad06() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_4565c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_45c39() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_49355() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_4b116() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_4bca5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_5655e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_56916() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_59896() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_5a7f9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_5d0a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_5d831() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_60876() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_69096() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_74f75() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_772c4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_7a6d5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_7e31c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_7ee98() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_80650() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_81b7b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_820fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_8ad89() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_9d6c4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_a0fce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_a207f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_aae04() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_aed2b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_affb3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_b1966() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_ba685() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_bca91() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_bfccb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_cd71e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_cfffd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_d40f9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_e0d14() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_e2fbc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_e3659() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_e923d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_ec768() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_ee52e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_eef21() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_f25eb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_f584a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_f5ade() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_key_never_changes_fc431() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_never_deleted_71b6e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_never_deleted_81952() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_cycle_834b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF NEW.kind = 'NEEDS' AND EXISTS (
        WITH RECURSIVE reached(id) AS (
            SELECT NEW.other_id
            UNION SELECT l.other_id FROM evaluation_measurelink l JOIN reached r ON l.measure_id = r.id
                  WHERE l.kind = 'NEEDS' AND l.id IS DISTINCT FROM NEW.id
        ) SELECT 1 FROM reached WHERE id = NEW.measure_id
    ) THEN
        RAISE EXCEPTION 'a measure cannot wait for itself' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_01319() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_03a1f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_0466a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_07361() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_09174() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_09d06() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_0a5a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_0a7de() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_0b07e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_0b4c1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_0d659() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_0f32f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_0f3ae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_109bc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_117ee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_1287e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_12e27() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_16113() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_16f7f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_185b7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_1a2bc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_1b569() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_1bbb7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_1c6d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_1e179() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_1e23f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_1fe21() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_2346f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_2991f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_2a477() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_2a504() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_2cb54() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_2f36e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_3207c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_34bd1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_36323() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_36ac9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_3814a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_39178() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_39686() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_39e3e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_39f42() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_3c131() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_3d7f2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_3e5b9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_3f690() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_3f865() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_4011c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_42c24() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_43b63() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_447c6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_459dd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_49e26() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_4c09e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_4c6cc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_52845() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_53825() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_5fff6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_604a1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_624c6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_65419() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_65b4e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_664f5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_68d34() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_6e613() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_6e988() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_704fb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_71e32() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_72cb7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_72f98() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_758e9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_76477() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_76c90() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_76dcc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_7897b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_79a41() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_7aa6e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_7b066() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_7c4d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_7db58() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_7e74c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_7fc51() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_81a91() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_820ff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_82e52() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_844ea() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_865a8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_86d30() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_8a5b3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_9067f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_91b0e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_96231() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_97f89() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_9879c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_9bd00() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_9bfb1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_9c075() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_9f1e0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_a1b7b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_a3384() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_aac4f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_ad652() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_adfe0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_b93b3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_bb165() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_bf48f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_c4774() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_c4e7e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_c7620() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_c9433() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_cb7d2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_cbcb9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_cd0ed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_cd445() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_cd8c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_cd96a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_ce7a1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_d0b5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_d2d32() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_d31b2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_d7a54() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_da8c9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_dab82() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_de6a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_de904() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_e89b8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_ec639() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_ecff3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_ed816() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_ee898() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_eeced() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_f3063() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_f58e9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_f66af() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_f7795() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_faeee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_fb3ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_fb9b7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_published_stays_28bae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        IF OLD.state <> 'DRAFT' AND (TG_OP = 'DELETE' OR (NEW.standard, NEW.edition, NEW.is_sample, NEW.subject, NEW.mode, NEW.title_zh, NEW.title_en, NEW.document, NEW.content_hash, NEW.valid_months, NEW.created_at, NEW.published_at) IS DISTINCT FROM (OLD.standard, OLD.edition, OLD.is_sample, OLD.subject, OLD.mode, OLD.title_zh, OLD.title_en, OLD.document, OLD.content_hash, OLD.valid_months, OLD.created_at, OLD.published_at) OR NEW.state = 'DRAFT' OR (OLD.state = 'WITHDRAWN' AND (NEW.state, NEW.withdrawn_at, NEW.withdrawn_reason) IS DISTINCT FROM (OLD.state, OLD.withdrawn_at, OLD.withdrawn_reason))) THEN
            RAISE EXCEPTION 'a published edition does not change' USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
        
                END;
            $$;

CREATE FUNCTION public.pgtrigger_reopening_stays_47ae7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update of "reopened_at", "reopened_why" rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_07490() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_11287() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_15fc2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_2c216() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_54ebb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_5a705() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_5e603() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_7ad63() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_ab285() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_b48f8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_bfdf1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_c15ff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_c1c01() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_c935d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_new_ca524() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = NEW.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', NEW.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_0e6a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_1f6b7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_4d7d8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_5c7c4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_7c6ed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_984e7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_acb39() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_b2257() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_c2033() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_cb681() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_d3568() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_def9d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_ee82c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_ef760() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_old_fe88e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = OLD.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', OLD.round_id USING ERRCODE = 'restrict_violation';
    END IF;
 IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sealed_stays_b8453() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        IF OLD.state = 'SEALED' THEN
            RAISE EXCEPTION 'a sealed round does not change' USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
        
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_016a2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_stageevent" ("begins", "campaign_id", "ends", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title") SELECT new_values."begins", new_values."campaign_id", new_values."ends", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."source", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_023a0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_roleevent" ("code", "id", "name_en", "name_zh", "order", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights", "scope_types", "second_factor") SELECT new_values."code", new_values."id", new_values."name_en", new_values."name_zh", new_values."order", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."rights", new_values."scope_types", new_values."second_factor" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_080fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_gridcompoundevent" ("compound_id", "grid_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."compound_id", new_values."grid_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_0bfe7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_buildingevent" ("built_year", "compound_id", "floors", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."built_year", new_values."compound_id", new_values."floors", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."built_year" IS DISTINCT FROM (new_values."built_year") OR old_values."compound_id" IS DISTINCT FROM (new_values."compound_id") OR old_values."floors" IS DISTINCT FROM (new_values."floors") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."number" IS DISTINCT FROM (new_values."number")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_11768() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_worktime_workdayevent" ("calendar_id", "date", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") SELECT new_values."calendar_id", new_values."date", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."source" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_2256c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_followuporderevent" ("asked_at", "campaign_id", "days", "division_id", "due_at", "ended_at", "ended_by_id", "id", "issued_at", "issued_by_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "replied_at", "replied_by_id", "reply", "state", "text", "title") SELECT new_values."asked_at", new_values."campaign_id", new_values."days", new_values."division_id", new_values."due_at", new_values."ended_at", new_values."ended_by_id", new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."remark", new_values."replied_at", new_values."replied_by_id", new_values."reply", new_values."state", new_values."text", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_24a2c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_actingforevent" ("agreed_at", "agreed_how_sealed", "ended_at", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal_id") SELECT new_values."agreed_at", new_values."agreed_how_sealed", new_values."ended_at", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."principal_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_27faf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_surveyevent" ("by_id", "closed_at", "closes_on", "id", "opened_at", "per_compound", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "round_id", "seed", "state", "title") SELECT new_values."by_id", new_values."closed_at", new_values."closes_on", new_values."id", new_values."opened_at", new_values."per_compound", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."questions", new_values."round_id", new_values."seed", new_values."state", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_2b9ad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_rectifieditemevent" ("after", "before", "done", "evidence_id", "id", "item", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rectification_id", "remark", "round_id") SELECT new_values."after", new_values."before", new_values."done", new_values."evidence_id", new_values."id", new_values."item", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."rectification_id", new_values."remark", new_values."round_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_305c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_roundevent" ("answer_days", "as_of", "by_visits", "called_at", "called_by_id", "differ_percent", "division_id", "edition_id", "ended_reason", "goes_on_because", "id", "marks_due", "metrics_frozen_at", "notice_at", "notice_days", "notice_until", "number", "period_from", "period_to", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "rectify_days", "replaces_id", "sealed_at", "shows_items", "state", "steps", "title", "version") SELECT new_values."answer_days", new_values."as_of", new_values."by_visits", new_values."called_at", new_values."called_by_id", new_values."differ_percent", new_values."division_id", new_values."edition_id", new_values."ended_reason", new_values."goes_on_because", new_values."id", new_values."marks_due", new_values."metrics_frozen_at", new_values."notice_at", new_values."notice_days", new_values."notice_until", new_values."number", new_values."period_from", new_values."period_to", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."previous_id", new_values."rectify_days", new_values."replaces_id", new_values."sealed_at", new_values."shows_items", new_values."state", new_values."steps", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_32415() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_compoundevent" ("address", "buildings_count", "built_year", "car_chargers", "code", "community_id", "ebike_sockets", "elevators", "entrances", "floor_area_m2", "form", "green_area_m2", "households", "id", "latitude", "longitude", "name", "parking_spaces", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "site_area_m2", "step_free_entrances") SELECT new_values."address", new_values."buildings_count", new_values."built_year", new_values."car_chargers", new_values."code", new_values."community_id", new_values."ebike_sockets", new_values."elevators", new_values."entrances", new_values."floor_area_m2", new_values."form", new_values."green_area_m2", new_values."households", new_values."id", new_values."latitude", new_values."longitude", new_values."name", new_values."parking_spaces", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."retired_on", new_values."site_area_m2", new_values."step_free_entrances" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."buildings_count" IS DISTINCT FROM (new_values."buildings_count") OR old_values."built_year" IS DISTINCT FROM (new_values."built_year") OR old_values."car_chargers" IS DISTINCT FROM (new_values."car_chargers") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."community_id" IS DISTINCT FROM (new_values."community_id") OR old_values."ebike_sockets" IS DISTINCT FROM (new_values."ebike_sockets") OR old_values."elevators" IS DISTINCT FROM (new_values."elevators") OR old_values."entrances" IS DISTINCT FROM (new_values."entrances") OR old_values."floor_area_m2" IS DISTINCT FROM (new_values."floor_area_m2") OR old_values."form" IS DISTINCT FROM (new_values."form") OR old_values."green_area_m2" IS DISTINCT FROM (new_values."green_area_m2") OR old_values."households" IS DISTINCT FROM (new_values."households") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."latitude" IS DISTINCT FROM (new_values."latitude") OR old_values."longitude" IS DISTINCT FROM (new_values."longitude") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."parking_spaces" IS DISTINCT FROM (new_values."parking_spaces") OR old_values."retired_on" IS DISTINCT FROM (new_values."retired_on") OR old_values."site_area_m2" IS DISTINCT FROM (new_values."site_area_m2") OR old_values."step_free_entrances" IS DISTINCT FROM (new_values."step_free_entrances")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_3484d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_consentevent" ("given_at", "given_how", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "version", "withdrawn_at") SELECT new_values."given_at", new_values."given_how", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."purpose", new_values."version", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_38f64() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_measureeffectevent" ("id", "item", "measure_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "raises") SELECT new_values."id", new_values."item", new_values."measure_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."raises" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_39298() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_targetevent" ("by", "campaign_id", "counted", "denominator_id", "id", "percent", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "sentence", "source", "stretch") SELECT new_values."by", new_values."campaign_id", new_values."counted", new_values."denominator_id", new_values."id", new_values."percent", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."reach", new_values."sentence", new_values."source", new_values."stretch" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_3a280() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_hearing_hearingevent" ("accept_reason", "answer", "answer_amount", "answer_by", "answer_clock", "answer_from", "answered_by_id", "decided_by_id", "ended_at", "file_by", "filed_at", "filed_by_id", "id", "keys", "kind", "outcome", "paper_number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "subject_id", "subject_name", "subject_type", "text") SELECT new_values."accept_reason", new_values."answer", new_values."answer_amount", new_values."answer_by", new_values."answer_clock", new_values."answer_from", new_values."answered_by_id", new_values."decided_by_id", new_values."ended_at", new_values."file_by", new_values."filed_at", new_values."filed_by_id", new_values."id", new_values."keys", new_values."kind", new_values."outcome", new_values."paper_number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."state", new_values."subject_id", new_values."subject_name", new_values."subject_type", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_3fe97() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_measurelinkevent" ("id", "kind", "measure_id", "other_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind", new_values."measure_id", new_values."other_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_4ecd7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_worktime_officehoursevent" ("calendar_id", "closes", "id", "opens", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."calendar_id", new_values."closes", new_values."id", new_values."opens", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_50fdd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_publicfacilityevent" ("capacity", "capacity_unit", "closed_on", "community_id", "compound_id", "id", "kind", "latitude", "longitude", "name", "opened_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id") SELECT new_values."capacity", new_values."capacity_unit", new_values."closed_on", new_values."community_id", new_values."compound_id", new_values."id", new_values."kind", new_values."latitude", new_values."longitude", new_values."name", new_values."opened_on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."responsible_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."capacity" IS DISTINCT FROM (new_values."capacity") OR old_values."capacity_unit" IS DISTINCT FROM (new_values."capacity_unit") OR old_values."closed_on" IS DISTINCT FROM (new_values."closed_on") OR old_values."community_id" IS DISTINCT FROM (new_values."community_id") OR old_values."compound_id" IS DISTINCT FROM (new_values."compound_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."latitude" IS DISTINCT FROM (new_values."latitude") OR old_values."longitude" IS DISTINCT FROM (new_values."longitude") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."opened_on" IS DISTINCT FROM (new_values."opened_on") OR old_values."responsible_id" IS DISTINCT FROM (new_values."responsible_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_5692b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_denominatorevent" ("campaign_id", "frozen_at", "frozen_by_id", "id", "note", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "size", "title") SELECT new_values."campaign_id", new_values."frozen_at", new_values."frozen_by_id", new_values."id", new_values."note", new_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."rule", new_values."size", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_614f9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_workevent" ("begins_on", "begun_on", "campaign_id", "changed_at", "changed_by_id", "compound_id", "cost", "cost_is_sample", "division_id", "done_on", "due_on", "id", "measure_id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programme", "shared_id", "spent", "state") SELECT new_values."begins_on", new_values."begun_on", new_values."campaign_id", new_values."changed_at", new_values."changed_by_id", new_values."compound_id", new_values."cost", new_values."cost_is_sample", new_values."division_id", new_values."done_on", new_values."due_on", new_values."id", new_values."measure_id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."plan_id", new_values."programme", new_values."shared_id", new_values."spent", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_61581() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_recheckevent" ("award_id", "campaign_id", "division_id", "done_by_id", "done_on", "due_on", "finding", "id", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "why", "year") SELECT new_values."award_id", new_values."campaign_id", new_values."division_id", new_values."done_by_id", new_values."done_on", new_values."due_on", new_values."finding", new_values."id", new_values."outcome", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."why", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_66442() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_ownerscommitteeevent" ("compound_id", "filed_number", "id", "kind", "members_count", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "term") SELECT new_values."compound_id", new_values."filed_number", new_values."id", new_values."kind", new_values."members_count", new_values."period", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."term" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."compound_id" IS DISTINCT FROM (new_values."compound_id") OR old_values."filed_number" IS DISTINCT FROM (new_values."filed_number") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."members_count" IS DISTINCT FROM (new_values."members_count") OR old_values."period" IS DISTINCT FROM (new_values."period") OR old_values."term" IS DISTINCT FROM (new_values."term")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6b444() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_verifiedhomeevent" ("home_id", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "valid_from", "valid_to", "verified_at", "verified_by_id") SELECT new_values."home_id", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."relation", new_values."valid_from", new_values."valid_to", new_values."verified_at", new_values."verified_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6b7b8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_stepdateevent" ("due_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "step") SELECT new_values."due_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."round_id", new_values."step" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6b93d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_homeevent" ("area_m2", "compound_id", "floor", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stairwell_id", "use") SELECT new_values."area_m2", new_values."compound_id", new_values."floor", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."stairwell_id", new_values."use" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."area_m2" IS DISTINCT FROM (new_values."area_m2") OR old_values."compound_id" IS DISTINCT FROM (new_values."compound_id") OR old_values."floor" IS DISTINCT FROM (new_values."floor") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."stairwell_id" IS DISTINCT FROM (new_values."stairwell_id") OR old_values."use" IS DISTINCT FROM (new_values."use")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_70819() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_personevent" ("id", "is_active", "is_demo", "joined_at", "key_id", "language", "name_sealed", "older_mode", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_sealed", "phone_verified_at", "public_id", "remembered_as_id") SELECT new_values."id", new_values."is_active", new_values."is_demo", new_values."joined_at", new_values."key_id", new_values."language", new_values."name_sealed", new_values."older_mode", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."phone_sealed", new_values."phone_verified_at", new_values."public_id", new_values."remembered_as_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_demo" IS DISTINCT FROM (new_values."is_demo") OR old_values."joined_at" IS DISTINCT FROM (new_values."joined_at") OR old_values."key_id" IS DISTINCT FROM (new_values."key_id") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."name_sealed" IS DISTINCT FROM (new_values."name_sealed") OR old_values."older_mode" IS DISTINCT FROM (new_values."older_mode") OR old_values."phone_sealed" IS DISTINCT FROM (new_values."phone_sealed") OR old_values."phone_verified_at" IS DISTINCT FROM (new_values."phone_verified_at") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."remembered_as_id" IS DISTINCT FROM (new_values."remembered_as_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_8c0c8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_organisationevent" ("closed_on", "credit_code", "division_id", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "short_name") SELECT new_values."closed_on", new_values."credit_code", new_values."division_id", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."phone", new_values."short_name" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."closed_on" IS DISTINCT FROM (new_values."closed_on") OR old_values."credit_code" IS DISTINCT FROM (new_values."credit_code") OR old_values."division_id" IS DISTINCT FROM (new_values."division_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."phone" IS DISTINCT FROM (new_values."phone") OR old_values."short_name" IS DISTINCT FROM (new_values."short_name")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_93e32() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_assignmentevent" ("given_at", "given_by_id", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role_id", "scope_id", "scope_type", "valid_from", "valid_to") SELECT new_values."given_at", new_values."given_by_id", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."reason", new_values."role_id", new_values."scope_id", new_values."scope_type", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_94a23() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_microgridevent" ("grid_id", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."grid_id", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_9b599() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_divisionsuccessionevent" ("document", "id", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") SELECT new_values."document", new_values."id", new_values."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."predecessor_id", new_values."successor_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_9c80f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_evidenceevent" ("added_at", "added_by_id", "community_id", "compound_id", "distance_m", "erased_at", "erased_reason", "file_id", "id", "issued_on", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "title", "valid_until", "withdrawn_at", "withdrawn_reason") SELECT new_values."added_at", new_values."added_by_id", new_values."community_id", new_values."compound_id", new_values."distance_m", new_values."erased_at", new_values."erased_reason", new_values."file_id", new_values."id", new_values."issued_on", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."sha256", new_values."title", new_values."valid_until", new_values."withdrawn_at", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."added_at" IS DISTINCT FROM (new_values."added_at") OR old_values."added_by_id" IS DISTINCT FROM (new_values."added_by_id") OR old_values."community_id" IS DISTINCT FROM (new_values."community_id") OR old_values."compound_id" IS DISTINCT FROM (new_values."compound_id") OR old_values."distance_m" IS DISTINCT FROM (new_values."distance_m") OR old_values."erased_at" IS DISTINCT FROM (new_values."erased_at") OR old_values."erased_reason" IS DISTINCT FROM (new_values."erased_reason") OR old_values."file_id" IS DISTINCT FROM (new_values."file_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."issued_on" IS DISTINCT FROM (new_values."issued_on") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."valid_until" IS DISTINCT FROM (new_values."valid_until") OR old_values."withdrawn_at" IS DISTINCT FROM (new_values."withdrawn_at") OR old_values."withdrawn_reason" IS DISTINCT FROM (new_values."withdrawn_reason")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_a3b34() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_assessorevent" ("contract_id", "id", "left_on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."contract_id", new_values."id", new_values."left_on", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_a7015() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_divisionevent" ("code", "id", "latitude", "level", "longitude", "name", "official_name", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to", "zone_id") SELECT new_values."code", new_values."id", new_values."latitude", new_values."level", new_values."longitude", new_values."name", new_values."official_name", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."valid_from", new_values."valid_to", new_values."zone_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."latitude" IS DISTINCT FROM (new_values."latitude") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."longitude" IS DISTINCT FROM (new_values."longitude") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."official_name" IS DISTINCT FROM (new_values."official_name") OR old_values."parent_id" IS DISTINCT FROM (new_values."parent_id") OR old_values."valid_from" IS DISTINCT FROM (new_values."valid_from") OR old_values."valid_to" IS DISTINCT FROM (new_values."valid_to") OR old_values."zone_id" IS DISTINCT FROM (new_values."zone_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_a81a9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_sharedworkevent" ("basis", "campaign_id", "cost", "cost_is_sample", "ended_at", "id", "measure_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") SELECT new_values."basis", new_values."campaign_id", new_values."cost", new_values."cost_is_sample", new_values."ended_at", new_values."id", new_values."measure_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_a8ea7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_sheetevent" ("answers", "changed_at", "changed_by_id", "code", "community_name", "company_id", "compound_id", "county_id", "county_name", "facts", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reasons", "round_id", "sources", "step", "version", "zone_id") SELECT new_values."answers", new_values."changed_at", new_values."changed_by_id", new_values."code", new_values."community_name", new_values."company_id", new_values."compound_id", new_values."county_id", new_values."county_name", new_values."facts", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."place_id", new_values."reasons", new_values."round_id", new_values."sources", new_values."step", new_values."version", new_values."zone_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."answers" IS DISTINCT FROM (new_values."answers") OR old_values."changed_at" IS DISTINCT FROM (new_values."changed_at") OR old_values."changed_by_id" IS DISTINCT FROM (new_values."changed_by_id") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."community_name" IS DISTINCT FROM (new_values."community_name") OR old_values."company_id" IS DISTINCT FROM (new_values."company_id") OR old_values."compound_id" IS DISTINCT FROM (new_values."compound_id") OR old_values."county_id" IS DISTINCT FROM (new_values."county_id") OR old_values."county_name" IS DISTINCT FROM (new_values."county_name") OR old_values."facts" IS DISTINCT FROM (new_values."facts") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."place_id" IS DISTINCT FROM (new_values."place_id") OR old_values."reasons" IS DISTINCT FROM (new_values."reasons") OR old_values."round_id" IS DISTINCT FROM (new_values."round_id") OR old_values."sources" IS DISTINCT FROM (new_values."sources") OR old_values."step" IS DISTINCT FROM (new_values."step") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."zone_id" IS DISTINCT FROM (new_values."zone_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ad162() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_campaignevent" ("baseline_id", "begins", "compound_baseline_id", "division_id", "document", "ends", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard", "title") SELECT new_values."baseline_id", new_values."begins", new_values."compound_baseline_id", new_values."division_id", new_values."document", new_values."ends", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."standard", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ae689() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_files_fileuseevent" ("by_id", "ended_at", "file_id", "id", "keep_until", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "purpose", "subject_id", "subject_type", "used_at") SELECT new_values."by_id", new_values."ended_at", new_values."file_id", new_values."id", new_values."keep_until", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."published", new_values."purpose", new_values."subject_id", new_values."subject_type", new_values."used_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_b523e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_managementevent" ("compound_id", "contract_number", "how", "id", "organisation_id", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."compound_id", new_values."contract_number", new_values."how", new_values."id", new_values."organisation_id", new_values."period", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."compound_id" IS DISTINCT FROM (new_values."compound_id") OR old_values."contract_number" IS DISTINCT FROM (new_values."contract_number") OR old_values."how" IS DISTINCT FROM (new_values."how") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."organisation_id" IS DISTINCT FROM (new_values."organisation_id") OR old_values."period" IS DISTINCT FROM (new_values."period")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_bf3fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_adjudicationevent" ("answer", "decided_at", "decided_by_id", "first", "id", "item", "opened_at", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "second", "sheet_id", "state") SELECT new_values."answer", new_values."decided_at", new_values."decided_by_id", new_values."first", new_values."id", new_values."item", new_values."opened_at", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."reason", new_values."round_id", new_values."second", new_values."sheet_id", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_c0b46() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_stageclosingevent" ("at", "by_id", "division_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at", "reopened_by_id", "reopened_why", "stage_id", "summary") SELECT new_values."at", new_values."by_id", new_values."division_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."reopened_at", new_values."reopened_by_id", new_values."reopened_why", new_values."stage_id", new_values."summary" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_c1a17() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "core_worktime_workingcalendarevent" ("id", "last_day", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."last_day", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_c6067() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_visitevent" ("assessor_id", "assigned_at", "assigned_by_id", "declared_at", "due_on", "handed_in_at", "has_conflict", "id", "part", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "refused_because", "replaces_id", "round_id", "scoring", "sheet_id", "state") SELECT new_values."assessor_id", new_values."assigned_at", new_values."assigned_by_id", new_values."declared_at", new_values."due_on", new_values."handed_in_at", new_values."has_conflict", new_values."id", new_values."part", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."position", new_values."refused_because", new_values."replaces_id", new_values."round_id", new_values."scoring", new_values."sheet_id", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_c6875() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_evidenceitemevent" ("evidence_id", "id", "item", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard") SELECT new_values."evidence_id", new_values."id", new_values."item", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."standard" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_cb9ee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_resourceuseevent" ("division_id", "households", "id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "quarter", "source", "year") SELECT new_values."division_id", new_values."households", new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."quantity", new_values."quarter", new_values."source", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_cc164() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_gridevent" ("code", "community_id", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on") SELECT new_values."code", new_values."community_id", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."retired_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."community_id" IS DISTINCT FROM (new_values."community_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."retired_on" IS DISTINCT FROM (new_values."retired_on")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ce6d1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_planevent" ("adopted_at", "adopted_by_id", "asked_at", "asked_by_id", "begins", "budgets", "campaign_id", "crews", "floor_percent", "found_at", "gap_percent", "id", "objective", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "quarters", "round_id", "seconds", "state", "title", "with_stretch") SELECT new_values."adopted_at", new_values."adopted_by_id", new_values."asked_at", new_values."asked_by_id", new_values."begins", new_values."budgets", new_values."campaign_id", new_values."crews", new_values."floor_percent", new_values."found_at", new_values."gap_percent", new_values."id", new_values."objective", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."problem", new_values."quarters", new_values."round_id", new_values."seconds", new_values."state", new_values."title", new_values."with_stretch" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."adopted_at" IS DISTINCT FROM (new_values."adopted_at") OR old_values."adopted_by_id" IS DISTINCT FROM (new_values."adopted_by_id") OR old_values."asked_at" IS DISTINCT FROM (new_values."asked_at") OR old_values."asked_by_id" IS DISTINCT FROM (new_values."asked_by_id") OR old_values."begins" IS DISTINCT FROM (new_values."begins") OR old_values."budgets" IS DISTINCT FROM (new_values."budgets") OR old_values."campaign_id" IS DISTINCT FROM (new_values."campaign_id") OR old_values."crews" IS DISTINCT FROM (new_values."crews") OR old_values."floor_percent" IS DISTINCT FROM (new_values."floor_percent") OR old_values."found_at" IS DISTINCT FROM (new_values."found_at") OR old_values."gap_percent" IS DISTINCT FROM (new_values."gap_percent") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."objective" IS DISTINCT FROM (new_values."objective") OR old_values."problem" IS DISTINCT FROM (new_values."problem") OR old_values."quarters" IS DISTINCT FROM (new_values."quarters") OR old_values."round_id" IS DISTINCT FROM (new_values."round_id") OR old_values."seconds" IS DISTINCT FROM (new_values."seconds") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."with_stretch" IS DISTINCT FROM (new_values."with_stretch")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d0572() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_protectedzoneevent" ("division_id", "document", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") SELECT new_values."division_id", new_values."document", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."division_id" IS DISTINCT FROM (new_values."division_id") OR old_values."document" IS DISTINCT FROM (new_values."document") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."valid_from" IS DISTINCT FROM (new_values."valid_from") OR old_values."valid_to" IS DISTINCT FROM (new_values."valid_to")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d310f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_editionevent" ("content_hash", "created_at", "created_by_id", "document", "edition", "id", "is_sample", "mode", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "standard", "state", "subject", "title_en", "title_zh", "valid_months", "version", "withdrawn_at", "withdrawn_reason") SELECT new_values."content_hash", new_values."created_at", new_values."created_by_id", new_values."document", new_values."edition", new_values."id", new_values."is_sample", new_values."mode", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."published_at", new_values."published_by_id", new_values."standard", new_values."state", new_values."subject", new_values."title_en", new_values."title_zh", new_values."valid_months", new_values."version", new_values."withdrawn_at", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d3843() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_taskevent" ("campaign_id", "due_on", "id", "owner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "stage_id", "text", "title") SELECT new_values."campaign_id", new_values."due_on", new_values."id", new_values."owner", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."proof", new_values."stage_id", new_values."text", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d3ab8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_dutyevent" ("accepted_at", "accepted_by_id", "division_id", "id", "opened_at", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "report", "reported_at", "reported_by_id", "state", "task_id") SELECT new_values."accepted_at", new_values."accepted_by_id", new_values."division_id", new_values."id", new_values."opened_at", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."remark", new_values."report", new_values."reported_at", new_values."reported_by_id", new_values."state", new_values."task_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d7713() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_stairwellevent" ("building_id", "elevators", "id", "micro_grid_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."building_id", new_values."elevators", new_values."id", new_values."micro_grid_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."building_id" IS DISTINCT FROM (new_values."building_id") OR old_values."elevators" IS DISTINCT FROM (new_values."elevators") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."micro_grid_id" IS DISTINCT FROM (new_values."micro_grid_id") OR old_values."number" IS DISTINCT FROM (new_values."number")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e3755() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_trainingevent" ("assessor_id", "document", "held_on", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard", "valid_until") SELECT new_values."assessor_id", new_values."document", new_values."held_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."standard", new_values."valid_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e5197() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_measureevent" ("basis", "bulk_from", "bulk_off", "code", "crews", "id", "is_sample", "per", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "programme", "quarters", "retired_at", "retired_reason", "standard", "title", "trade", "unit_cost", "version") SELECT new_values."basis", new_values."bulk_from", new_values."bulk_off", new_values."code", new_values."crews", new_values."id", new_values."is_sample", new_values."per", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."phase", new_values."programme", new_values."quarters", new_values."retired_at", new_values."retired_reason", new_values."standard", new_values."title", new_values."trade", new_values."unit_cost", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e6ef9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_boundaryevent" ("approval_number", "compound_id", "datum", "division_id", "east", "geometry", "id", "imported_at", "north", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected_zone_id", "replaced_at", "source", "south", "standing", "west") SELECT new_values."approval_number", new_values."compound_id", new_values."datum", new_values."division_id", new_values."east", new_values."geometry", new_values."id", new_values."imported_at", new_values."north", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."protected_zone_id", new_values."replaced_at", new_values."source", new_values."south", new_values."standing", new_values."west" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."approval_number" IS DISTINCT FROM (new_values."approval_number") OR old_values."compound_id" IS DISTINCT FROM (new_values."compound_id") OR old_values."datum" IS DISTINCT FROM (new_values."datum") OR old_values."division_id" IS DISTINCT FROM (new_values."division_id") OR old_values."east" IS DISTINCT FROM (new_values."east") OR old_values."geometry" IS DISTINCT FROM (new_values."geometry") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."imported_at" IS DISTINCT FROM (new_values."imported_at") OR old_values."north" IS DISTINCT FROM (new_values."north") OR old_values."protected_zone_id" IS DISTINCT FROM (new_values."protected_zone_id") OR old_values."replaced_at" IS DISTINCT FROM (new_values."replaced_at") OR old_values."source" IS DISTINCT FROM (new_values."source") OR old_values."south" IS DISTINCT FROM (new_values."south") OR old_values."standing" IS DISTINCT FROM (new_values."standing") OR old_values."west" IS DISTINCT FROM (new_values."west")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_edc84() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_rectificationevent" ("days", "due_at", "id", "issued_at", "issued_by_id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "rescored_at", "rescored_by_id", "round_id", "sheet_id", "state") SELECT new_values."days", new_values."due_at", new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."reported_at", new_values."reported_by_id", new_values."rescored_at", new_values."rescored_by_id", new_values."round_id", new_values."sheet_id", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f4e46() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_selfassessmentevent" ("answers", "changed_at", "changed_by_id", "id", "notes", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "sheet_id", "version") SELECT new_values."answers", new_values."changed_at", new_values."changed_by_id", new_values."id", new_values."notes", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."round_id", new_values."sheet_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f61aa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_contractevent" ("division_id", "ended_reason", "id", "number", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "valid_from", "valid_to") SELECT new_values."division_id", new_values."ended_reason", new_values."id", new_values."number", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."title", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f8207() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluation_scoreditemevent" ("answer", "entered_at", "id", "item", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "received_at", "record", "round_id", "visit_id") SELECT new_values."answer", new_values."entered_at", new_values."id", new_values."item", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."reasons", new_values."received_at", new_values."record", new_values."round_id", new_values."visit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f96d7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_overlayzoneevent" ("city_id", "code", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") SELECT new_values."city_id", new_values."code", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, statement_timestamp(), 'update', new_values."id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."city_id" IS DISTINCT FROM (new_values."city_id") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."valid_from" IS DISTINCT FROM (new_values."valid_from") OR old_values."valid_to" IS DISTINCT FROM (new_values."valid_to")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;



CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_accesslog (
    id bigint NOT NULL,
    what character varying(20) NOT NULL,
    reason character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    person_id bigint
);

ALTER TABLE public.accounts_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_actingfor (
    id bigint NOT NULL,
    agreed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    person_id bigint NOT NULL,
    principal_id bigint NOT NULL,
    agreed_how_sealed bytea NOT NULL,
    CONSTRAINT acting_for_another CHECK ((NOT (person_id = principal_id)))
);

ALTER TABLE public.accounts_actingfor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_actingfor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_actingforevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    agreed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    principal_id bigint NOT NULL,
    agreed_how_sealed bytea NOT NULL
);

ALTER TABLE public.accounts_actingforevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_actingforevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_assignment (
    id bigint NOT NULL,
    scope_type character varying(20) NOT NULL,
    scope_id bigint,
    valid_from date NOT NULL,
    valid_to date,
    reason character varying(200) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    given_by_id bigint,
    person_id bigint NOT NULL,
    role_id bigint NOT NULL,
    CONSTRAINT assignment_dates_in_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT assignment_names_its_scope CHECK ((((scope_id IS NULL) AND ((scope_type)::text = 'platform'::text)) OR ((NOT ((scope_type)::text = 'platform'::text)) AND (NOT (scope_id IS NULL)))))
);

ALTER TABLE public.accounts_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_assignmentevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    scope_type character varying(20) NOT NULL,
    scope_id bigint,
    valid_from date NOT NULL,
    valid_to date,
    reason character varying(200) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    given_by_id bigint,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    role_id bigint NOT NULL
);

ALTER TABLE public.accounts_assignmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_assignmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_attempt (
    id bigint NOT NULL,
    key bytea NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE public.accounts_attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_consent (
    id bigint NOT NULL,
    purpose character varying(40) NOT NULL,
    version character varying(20) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    given_how character varying(40) NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id bigint NOT NULL
);

ALTER TABLE public.accounts_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_consentevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    purpose character varying(40) NOT NULL,
    version character varying(20) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    given_how character varying(40) NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.accounts_consentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_consentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_invitation (
    id bigint NOT NULL,
    scope_type character varying(20) NOT NULL,
    scope_id bigint,
    valid_from date,
    valid_to date,
    relation character varying(10) NOT NULL,
    token_hash bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    made_by_id bigint,
    person_id bigint NOT NULL,
    role_id bigint,
    CONSTRAINT invitation_expires_after_it_is_made CHECK ((expires_at > made_at))
);

ALTER TABLE public.accounts_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_person (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    public_id uuid NOT NULL,
    username character varying(50),
    name_sealed bytea NOT NULL,
    phone_sealed bytea NOT NULL,
    phone_index bytea,
    phone_verified_at timestamp with time zone,
    language character varying(10) NOT NULL,
    older_mode boolean NOT NULL,
    is_active boolean NOT NULL,
    is_demo boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    key_id bigint,
    remembered_as_id bigint,
    CONSTRAINT username_in_lower_case CHECK ((((username)::text = lower((username)::text)) AND (NOT (((username)::text = ''::text) AND (username IS NOT NULL)))))
);

ALTER TABLE public.accounts_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_personevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    name_sealed bytea NOT NULL,
    phone_sealed bytea NOT NULL,
    phone_verified_at timestamp with time zone,
    language character varying(10) NOT NULL,
    older_mode boolean NOT NULL,
    is_active boolean NOT NULL,
    is_demo boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    pgh_obj_id bigint NOT NULL,
    key_id bigint,
    remembered_as_id bigint
);

ALTER TABLE public.accounts_personevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_personevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_personkey (
    id bigint NOT NULL,
    wrapped bytea NOT NULL,
    made_at timestamp with time zone NOT NULL
);

ALTER TABLE public.accounts_personkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_personkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_phonecode (
    id bigint NOT NULL,
    phone_index bytea NOT NULL,
    purpose character varying(40) NOT NULL,
    code_hash bytea NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT accounts_phonecode_tries_check CHECK ((tries >= 0))
);

ALTER TABLE public.accounts_phonecode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_phonecode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_role (
    id bigint NOT NULL,
    code character varying(50) NOT NULL,
    name_zh character varying(50) NOT NULL,
    name_en character varying(80) NOT NULL,
    scope_types character varying(20)[] NOT NULL,
    rights character varying(80)[] NOT NULL,
    second_factor boolean NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT accounts_role_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.accounts_role ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_roleevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    code character varying(50) NOT NULL,
    name_zh character varying(50) NOT NULL,
    name_en character varying(80) NOT NULL,
    scope_types character varying(20)[] NOT NULL,
    rights character varying(80)[] NOT NULL,
    second_factor boolean NOT NULL,
    "order" smallint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT accounts_roleevent_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.accounts_roleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_roleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_signinevent (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    method character varying(40) NOT NULL,
    ip inet,
    user_agent character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint
);

ALTER TABLE public.accounts_signinevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_signinevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_verifiedhome (
    id bigint NOT NULL,
    relation character varying(10) NOT NULL,
    verified_at timestamp with time zone NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    home_id bigint NOT NULL,
    person_id bigint NOT NULL,
    verified_by_id bigint,
    CONSTRAINT verified_home_dates_in_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

ALTER TABLE public.accounts_verifiedhome ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_verifiedhome_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_verifiedhomeevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    relation character varying(10) NOT NULL,
    verified_at timestamp with time zone NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    home_id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    verified_by_id bigint
);

ALTER TABLE public.accounts_verifiedhomeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_verifiedhomeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_campaign (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    standard character varying(60) NOT NULL,
    begins date NOT NULL,
    ends date,
    document character varying(200) NOT NULL,
    baseline_id bigint,
    compound_baseline_id bigint,
    division_id bigint NOT NULL,
    CONSTRAINT campaign_ends_after_its_beginning CHECK (((ends IS NULL) OR (ends > begins)))
);

ALTER TABLE public.campaign_campaign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_campaign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_campaignevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    standard character varying(60) NOT NULL,
    begins date NOT NULL,
    ends date,
    document character varying(200) NOT NULL,
    baseline_id bigint,
    compound_baseline_id bigint,
    division_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.campaign_campaignevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_campaignevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_denominator (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    rule character varying(15) NOT NULL,
    "on" date NOT NULL,
    note character varying(500) NOT NULL,
    size integer NOT NULL,
    frozen_at timestamp with time zone NOT NULL,
    campaign_id bigint NOT NULL,
    frozen_by_id bigint,
    CONSTRAINT campaign_denominator_size_check CHECK ((size >= 0)),
    CONSTRAINT denominator_is_not_empty CHECK ((size > 0))
);

ALTER TABLE public.campaign_denominator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_denominator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_denominatorevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    rule character varying(15) NOT NULL,
    "on" date NOT NULL,
    note character varying(500) NOT NULL,
    size integer NOT NULL,
    frozen_at timestamp with time zone NOT NULL,
    campaign_id bigint NOT NULL,
    frozen_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT campaign_denominatorevent_size_check CHECK ((size >= 0))
);

ALTER TABLE public.campaign_denominatorevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_denominatorevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_duty (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    report character varying(500) NOT NULL,
    reported_at timestamp with time zone,
    remark character varying(500) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    accepted_by_id bigint,
    division_id bigint NOT NULL,
    reported_by_id bigint,
    task_id bigint NOT NULL,
    CONSTRAINT duty_has_its_moments CHECK ((((accepted_at IS NULL) AND ((state)::text = 'OPEN'::text)) OR ((accepted_at IS NULL) AND (reported_at IS NOT NULL) AND ((state)::text = 'REPORTED'::text)) OR ((accepted_at IS NOT NULL) AND (reported_at IS NOT NULL) AND ((state)::text = 'DONE'::text))))
);

ALTER TABLE public.campaign_duty ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_duty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_dutyevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    report character varying(500) NOT NULL,
    reported_at timestamp with time zone,
    remark character varying(500) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    accepted_by_id bigint,
    division_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    reported_by_id bigint,
    task_id bigint NOT NULL
);

ALTER TABLE public.campaign_dutyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_dutyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_expectedstanding (
    id bigint NOT NULL,
    made_on date NOT NULL,
    day date NOT NULL,
    meeting integer NOT NULL,
    campaign_id bigint NOT NULL,
    county_id bigint,
    denominator_id bigint NOT NULL,
    zone_id bigint,
    CONSTRAINT campaign_expectedstanding_meeting_check CHECK ((meeting >= 0))
);

ALTER TABLE public.campaign_expectedstanding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_expectedstanding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_followuporder (
    id bigint NOT NULL,
    number character varying(40) NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    days smallint NOT NULL,
    due_at timestamp with time zone,
    state character varying(10) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    reply text NOT NULL,
    replied_at timestamp with time zone,
    remark character varying(500) NOT NULL,
    ended_at timestamp with time zone,
    campaign_id bigint NOT NULL,
    division_id bigint NOT NULL,
    ended_by_id bigint,
    issued_by_id bigint,
    replied_by_id bigint,
    CONSTRAINT campaign_followuporder_days_check CHECK ((days >= 0)),
    CONSTRAINT order_has_its_moments CHECK ((((ended_at IS NULL) AND ((state)::text = 'ISSUED'::text)) OR ((ended_at IS NULL) AND (replied_at IS NOT NULL) AND ((state)::text = 'REPLIED'::text)) OR ((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['CLOSED'::character varying, 'WITHDRAWN'::character varying])::text[])))))
);

ALTER TABLE public.campaign_followuporder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_followuporder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_followuporderevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    number character varying(40) NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    days smallint NOT NULL,
    due_at timestamp with time zone,
    state character varying(10) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    reply text NOT NULL,
    replied_at timestamp with time zone,
    remark character varying(500) NOT NULL,
    ended_at timestamp with time zone,
    campaign_id bigint NOT NULL,
    division_id bigint NOT NULL,
    ended_by_id bigint,
    issued_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    replied_by_id bigint,
    CONSTRAINT campaign_followuporderevent_days_check CHECK ((days >= 0))
);

ALTER TABLE public.campaign_followuporderevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_followuporderevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_member (
    id bigint NOT NULL,
    community_id bigint NOT NULL,
    county_id bigint NOT NULL,
    denominator_id bigint NOT NULL,
    zone_id bigint
);

ALTER TABLE public.campaign_member ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_member_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_plan (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    objective character varying(10) NOT NULL,
    begins date NOT NULL,
    quarters smallint NOT NULL,
    with_stretch boolean NOT NULL,
    floor_percent smallint NOT NULL,
    budgets jsonb NOT NULL,
    crews jsonb NOT NULL,
    seconds smallint NOT NULL,
    gap_percent numeric(4,2) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    found_at timestamp with time zone,
    problem character varying(500) NOT NULL,
    result jsonb NOT NULL,
    adopted_at timestamp with time zone,
    adopted_by_id bigint,
    asked_by_id bigint,
    campaign_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT campaign_plan_floor_percent_check CHECK ((floor_percent >= 0)),
    CONSTRAINT campaign_plan_quarters_check CHECK ((quarters >= 0)),
    CONSTRAINT campaign_plan_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT plan_adopted_was_found CHECK (((adopted_at IS NULL) OR ((state)::text = 'FOUND'::text))),
    CONSTRAINT plan_has_quarters CHECK (((quarters >= 1) AND (quarters <= 40)))
);

ALTER TABLE public.campaign_plan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_plan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_planevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    objective character varying(10) NOT NULL,
    begins date NOT NULL,
    quarters smallint NOT NULL,
    with_stretch boolean NOT NULL,
    floor_percent smallint NOT NULL,
    budgets jsonb NOT NULL,
    crews jsonb NOT NULL,
    seconds smallint NOT NULL,
    gap_percent numeric(4,2) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    found_at timestamp with time zone,
    problem character varying(500) NOT NULL,
    adopted_at timestamp with time zone,
    adopted_by_id bigint,
    asked_by_id bigint,
    campaign_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT campaign_planevent_floor_percent_check CHECK ((floor_percent >= 0)),
    CONSTRAINT campaign_planevent_quarters_check CHECK ((quarters >= 0)),
    CONSTRAINT campaign_planevent_seconds_check CHECK ((seconds >= 0))
);

ALTER TABLE public.campaign_planevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_planevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_prospect (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    ready_due date,
    open_works smallint NOT NULL,
    overdue_works smallint NOT NULL,
    short integer NOT NULL,
    missing jsonb NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    campaign_id bigint NOT NULL,
    division_id bigint NOT NULL,
    CONSTRAINT campaign_prospect_open_works_check CHECK ((open_works >= 0)),
    CONSTRAINT campaign_prospect_overdue_works_check CHECK ((overdue_works >= 0)),
    CONSTRAINT campaign_prospect_short_check CHECK ((short >= 0)),
    CONSTRAINT prospect_ready_has_a_day CHECK ((((ready_due IS NOT NULL) AND ((state)::text = 'READY'::text)) OR (NOT ((state)::text = 'READY'::text))))
);

ALTER TABLE public.campaign_prospect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_prospect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_recheck (
    id bigint NOT NULL,
    year smallint NOT NULL,
    why character varying(10) NOT NULL,
    due_on date NOT NULL,
    outcome character varying(10) NOT NULL,
    finding character varying(500) NOT NULL,
    done_on date,
    award_id bigint NOT NULL,
    campaign_id bigint NOT NULL,
    division_id bigint NOT NULL,
    done_by_id bigint,
    CONSTRAINT campaign_recheck_year_check CHECK ((year >= 0)),
    CONSTRAINT recheck_has_its_day CHECK ((((done_on IS NULL) AND ((outcome)::text = ''::text)) OR ((NOT ((outcome)::text = ''::text)) AND (done_on IS NOT NULL))))
);

ALTER TABLE public.campaign_recheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_recheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_recheckevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    year smallint NOT NULL,
    why character varying(10) NOT NULL,
    due_on date NOT NULL,
    outcome character varying(10) NOT NULL,
    finding character varying(500) NOT NULL,
    done_on date,
    award_id bigint NOT NULL,
    campaign_id bigint NOT NULL,
    division_id bigint NOT NULL,
    done_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT campaign_recheckevent_year_check CHECK ((year >= 0))
);

ALTER TABLE public.campaign_recheckevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_recheckevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_recheckplan (
    id bigint NOT NULL,
    year smallint NOT NULL,
    years smallint NOT NULL,
    seed character varying(40) NOT NULL,
    "on" date NOT NULL,
    frame text NOT NULL,
    frame_sha256 character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    campaign_id bigint NOT NULL,
    CONSTRAINT campaign_recheckplan_year_check CHECK ((year >= 0)),
    CONSTRAINT campaign_recheckplan_years_check CHECK ((years >= 0))
);

ALTER TABLE public.campaign_recheckplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_recheckplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_reporttemplate (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    campaign_id bigint NOT NULL,
    file_id bigint NOT NULL
);

ALTER TABLE public.campaign_reporttemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_reporttemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_reportwish (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    year smallint NOT NULL,
    month smallint NOT NULL,
    campaign_id bigint NOT NULL,
    county_id bigint,
    zone_id bigint,
    CONSTRAINT campaign_reportwish_month_check CHECK ((month >= 0)),
    CONSTRAINT campaign_reportwish_year_check CHECK ((year >= 0)),
    CONSTRAINT report_wish_has_one_area CHECK (((county_id IS NULL) OR (zone_id IS NULL)))
);

ALTER TABLE public.campaign_reportwish ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_reportwish_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_resourceuse (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    year smallint NOT NULL,
    quarter smallint NOT NULL,
    quantity numeric(14,2) NOT NULL,
    households integer NOT NULL,
    source character varying(200) NOT NULL,
    division_id bigint NOT NULL,
    CONSTRAINT campaign_resourceuse_households_check CHECK ((households >= 0)),
    CONSTRAINT campaign_resourceuse_quarter_check CHECK ((quarter >= 0)),
    CONSTRAINT campaign_resourceuse_year_check CHECK ((year >= 0)),
    CONSTRAINT resource_use_in_a_quarter CHECK (((quarter >= 1) AND (quarter <= 4))),
    CONSTRAINT resource_use_is_per_household CHECK (((quantity >= (0)::numeric) AND (households > 0)))
);

ALTER TABLE public.campaign_resourceuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_resourceuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_resourceuseevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    year smallint NOT NULL,
    quarter smallint NOT NULL,
    quantity numeric(14,2) NOT NULL,
    households integer NOT NULL,
    source character varying(200) NOT NULL,
    division_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT campaign_resourceuseevent_households_check CHECK ((households >= 0)),
    CONSTRAINT campaign_resourceuseevent_quarter_check CHECK ((quarter >= 0)),
    CONSTRAINT campaign_resourceuseevent_year_check CHECK ((year >= 0))
);

ALTER TABLE public.campaign_resourceuseevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_resourceuseevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_sharedwork (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    cost bigint NOT NULL,
    basis character varying(200) NOT NULL,
    ended_at timestamp with time zone,
    campaign_id bigint NOT NULL,
    measure_id bigint NOT NULL,
    cost_is_sample boolean NOT NULL,
    CONSTRAINT campaign_sharedwork_cost_check CHECK ((cost >= 0))
);

CREATE TABLE public.campaign_sharedwork_communities (
    id integer NOT NULL,
    sharedwork_id bigint NOT NULL,
    division_id bigint NOT NULL
);

ALTER TABLE public.campaign_sharedwork_communities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_sharedwork_communities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.campaign_sharedwork ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_sharedwork_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_sharedworkevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    cost bigint NOT NULL,
    basis character varying(200) NOT NULL,
    ended_at timestamp with time zone,
    campaign_id bigint NOT NULL,
    measure_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    cost_is_sample boolean NOT NULL,
    CONSTRAINT campaign_sharedworkevent_cost_check CHECK ((cost >= 0))
);

ALTER TABLE public.campaign_sharedworkevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_sharedworkevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_stage (
    id bigint NOT NULL,
    number smallint NOT NULL,
    title character varying(120) NOT NULL,
    begins date NOT NULL,
    ends date,
    source character varying(300) NOT NULL,
    campaign_id bigint NOT NULL,
    CONSTRAINT campaign_stage_number_check CHECK ((number >= 0)),
    CONSTRAINT stage_ends_after_its_beginning CHECK (((ends IS NULL) OR (ends >= begins)))
);

ALTER TABLE public.campaign_stage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_stage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_stageclosing (
    id bigint NOT NULL,
    summary character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    division_id bigint NOT NULL,
    stage_id bigint NOT NULL,
    reopened_at timestamp with time zone,
    reopened_by_id bigint,
    reopened_why character varying(200) NOT NULL,
    CONSTRAINT stage_reopened_with_a_reason CHECK ((((reopened_at IS NULL) AND ((reopened_why)::text = ''::text)) OR ((reopened_at IS NOT NULL) AND (NOT ((reopened_why)::text = ''::text)))))
);

ALTER TABLE public.campaign_stageclosing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_stageclosing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_stageclosingevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    summary character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    reopened_at timestamp with time zone,
    reopened_why character varying(200) NOT NULL,
    by_id bigint,
    division_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    reopened_by_id bigint,
    stage_id bigint NOT NULL
);

ALTER TABLE public.campaign_stageclosingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_stageclosingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_stageevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    number smallint NOT NULL,
    title character varying(120) NOT NULL,
    begins date NOT NULL,
    ends date,
    source character varying(300) NOT NULL,
    campaign_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT campaign_stageevent_number_check CHECK ((number >= 0))
);

ALTER TABLE public.campaign_stageevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_stageevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_standing (
    id bigint NOT NULL,
    day date NOT NULL,
    members integer NOT NULL,
    taking_part integer NOT NULL,
    meeting integer NOT NULL,
    named integer NOT NULL,
    demonstration integer NOT NULL,
    sampled integer NOT NULL,
    slip_days smallint NOT NULL,
    slip_seen integer NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    county_id bigint,
    denominator_id bigint NOT NULL,
    zone_id bigint,
    CONSTRAINT campaign_standing_demonstration_check CHECK ((demonstration >= 0)),
    CONSTRAINT campaign_standing_meeting_check CHECK ((meeting >= 0)),
    CONSTRAINT campaign_standing_members_check CHECK ((members >= 0)),
    CONSTRAINT campaign_standing_named_check CHECK ((named >= 0)),
    CONSTRAINT campaign_standing_sampled_check CHECK ((sampled >= 0)),
    CONSTRAINT campaign_standing_slip_seen_check CHECK ((slip_seen >= 0)),
    CONSTRAINT campaign_standing_taking_part_check CHECK ((taking_part >= 0)),
    CONSTRAINT standing_has_one_unit CHECK ((((county_id IS NOT NULL) AND (zone_id IS NULL)) OR ((county_id IS NULL) AND (zone_id IS NOT NULL))))
);

ALTER TABLE public.campaign_standing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_standing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_target (
    id bigint NOT NULL,
    by date NOT NULL,
    percent numeric(5,2) NOT NULL,
    counted character varying(15) NOT NULL,
    reach character varying(10) NOT NULL,
    stretch boolean NOT NULL,
    sentence character varying(500) NOT NULL,
    source character varying(200) NOT NULL,
    campaign_id bigint NOT NULL,
    denominator_id bigint NOT NULL,
    CONSTRAINT target_is_a_share CHECK (((percent > (0)::numeric) AND (percent <= (100)::numeric)))
);

ALTER TABLE public.campaign_target ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_target_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_targetevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    by date NOT NULL,
    percent numeric(5,2) NOT NULL,
    counted character varying(15) NOT NULL,
    reach character varying(10) NOT NULL,
    stretch boolean NOT NULL,
    sentence character varying(500) NOT NULL,
    source character varying(200) NOT NULL,
    campaign_id bigint NOT NULL,
    denominator_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.campaign_targetevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_targetevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_task (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    text character varying(500) NOT NULL,
    owner character varying(10) NOT NULL,
    proof character varying(200) NOT NULL,
    due_on date NOT NULL,
    campaign_id bigint NOT NULL,
    stage_id bigint NOT NULL
);

ALTER TABLE public.campaign_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_taskevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    text character varying(500) NOT NULL,
    owner character varying(10) NOT NULL,
    proof character varying(200) NOT NULL,
    due_on date NOT NULL,
    campaign_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    stage_id bigint NOT NULL
);

ALTER TABLE public.campaign_taskevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_taskevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_work (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    cost bigint,
    cost_is_sample boolean NOT NULL,
    spent bigint,
    programme character varying(60) NOT NULL,
    begins_on date,
    due_on date,
    begun_on date,
    done_on date,
    note character varying(500) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    campaign_id bigint NOT NULL,
    changed_by_id bigint,
    compound_id bigint,
    division_id bigint NOT NULL,
    measure_id bigint NOT NULL,
    plan_id bigint,
    shared_id bigint,
    CONSTRAINT campaign_work_cost_check CHECK ((cost >= 0)),
    CONSTRAINT campaign_work_spent_check CHECK ((spent >= 0)),
    CONSTRAINT work_done_after_it_was_begun CHECK (((done_on IS NULL) OR (begun_on IS NULL) OR (done_on >= begun_on))),
    CONSTRAINT work_done_has_a_day CHECK ((((done_on IS NOT NULL) AND ((state)::text = 'DONE'::text)) OR ((NOT ((state)::text = 'DONE'::text)) AND (done_on IS NULL)))),
    CONSTRAINT work_due_after_its_beginning CHECK (((due_on IS NULL) OR (begins_on IS NULL) OR (due_on > begins_on)))
);

ALTER TABLE public.campaign_work ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_work_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_workevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    cost bigint,
    cost_is_sample boolean NOT NULL,
    spent bigint,
    programme character varying(60) NOT NULL,
    begins_on date,
    due_on date,
    begun_on date,
    done_on date,
    note character varying(500) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    campaign_id bigint NOT NULL,
    changed_by_id bigint,
    compound_id bigint,
    division_id bigint NOT NULL,
    measure_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    plan_id bigint,
    shared_id bigint,
    CONSTRAINT campaign_workevent_cost_check CHECK ((cost >= 0)),
    CONSTRAINT campaign_workevent_spent_check CHECK ((spent >= 0))
);

ALTER TABLE public.campaign_workevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaign_workevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_documents_document (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    subject bigint NOT NULL,
    language character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    name character varying(200) NOT NULL,
    problem character varying(500) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    file_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT core_documents_document_done_check CHECK ((done >= 0)),
    CONSTRAINT core_documents_document_total_check CHECK ((total >= 0))
);

ALTER TABLE public.core_documents_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_documents_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_files_deletedfile (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    size bigint NOT NULL,
    media_type character varying(80) NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone NOT NULL,
    uses integer NOT NULL,
    CONSTRAINT core_files_deletedfile_uses_check CHECK ((uses >= 0))
);

ALTER TABLE public.core_files_deletedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_files_deletedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_files_fileuse (
    id bigint NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id bigint NOT NULL,
    purpose character varying(60) NOT NULL,
    used_at timestamp with time zone NOT NULL,
    published boolean NOT NULL,
    ended_at timestamp with time zone,
    keep_until date,
    by_id bigint,
    file_id bigint NOT NULL
);

ALTER TABLE public.core_files_fileuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_files_fileuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_files_fileuseevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id bigint NOT NULL,
    purpose character varying(60) NOT NULL,
    used_at timestamp with time zone NOT NULL,
    published boolean NOT NULL,
    ended_at timestamp with time zone,
    keep_until date,
    by_id bigint,
    pgh_obj_id bigint NOT NULL,
    file_id bigint NOT NULL
);

ALTER TABLE public.core_files_fileuseevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_files_fileuseevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_files_storedfile (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    size bigint NOT NULL,
    media_type character varying(80) NOT NULL,
    extension character varying(5) NOT NULL,
    width integer,
    height integer,
    likeness bigint,
    stored_at timestamp with time zone NOT NULL,
    CONSTRAINT core_files_storedfile_height_check CHECK ((height >= 0)),
    CONSTRAINT core_files_storedfile_width_check CHECK ((width >= 0)),
    CONSTRAINT stored_file_has_content CHECK ((size > 0))
);

ALTER TABLE public.core_files_storedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_files_storedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_hearing_hearing (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id bigint NOT NULL,
    subject_name character varying(200) NOT NULL,
    keys character varying(60)[] NOT NULL,
    paper_number character varying(60) NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    file_by timestamp with time zone,
    text text NOT NULL,
    answer_clock character varying(15) NOT NULL,
    answer_amount smallint NOT NULL,
    answer_from timestamp with time zone NOT NULL,
    answer_by timestamp with time zone,
    state character varying(10) NOT NULL,
    accept_reason character varying(500) NOT NULL,
    outcome character varying(10) NOT NULL,
    answer text NOT NULL,
    ended_at timestamp with time zone,
    answered_by_id bigint,
    decided_by_id bigint,
    filed_by_id bigint,
    CONSTRAINT core_hearing_hearing_answer_amount_check CHECK ((answer_amount >= 0)),
    CONSTRAINT hearing_answered_by_another CHECK (((answered_by_id IS NULL) OR (decided_by_id IS NULL) OR (NOT ((answered_by_id = decided_by_id) AND (answered_by_id IS NOT NULL) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT hearing_answered_with_reasons CHECK (((((state)::text = 'ANSWERED'::text) AND (NOT ((outcome)::text = ''::text)) AND (NOT (answer = ''::text))) OR ((NOT ((state)::text = 'ANSWERED'::text)) AND (answer = ''::text) AND ((outcome)::text = ''::text)))),
    CONSTRAINT hearing_ends_with_a_time CHECK (((((state)::text = ANY ((ARRAY['ANSWERED'::character varying, 'WITHDRAWN'::character varying])::text[])) OR (ended_at IS NULL)) AND (1 = (
CASE
    WHEN ((state)::text = ANY ((ARRAY['ANSWERED'::character varying, 'WITHDRAWN'::character varying])::text[])) THEN 1
    ELSE 0
END +
CASE
    WHEN (ended_at IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT hearing_not_answered_by_its_filer CHECK (((answered_by_id IS NULL) OR (filed_by_id IS NULL) OR (NOT ((answered_by_id = filed_by_id) AND (answered_by_id IS NOT NULL) AND (filed_by_id IS NOT NULL)))))
);

ALTER TABLE public.core_hearing_hearing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_hearing_hearing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_hearing_hearingevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id bigint NOT NULL,
    subject_name character varying(200) NOT NULL,
    keys character varying(60)[] NOT NULL,
    paper_number character varying(60) NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    file_by timestamp with time zone,
    text text NOT NULL,
    answer_clock character varying(15) NOT NULL,
    answer_amount smallint NOT NULL,
    answer_from timestamp with time zone NOT NULL,
    answer_by timestamp with time zone,
    state character varying(10) NOT NULL,
    accept_reason character varying(500) NOT NULL,
    outcome character varying(10) NOT NULL,
    answer text NOT NULL,
    ended_at timestamp with time zone,
    answered_by_id bigint,
    decided_by_id bigint,
    filed_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT core_hearing_hearingevent_answer_amount_check CHECK ((answer_amount >= 0))
);

ALTER TABLE public.core_hearing_hearingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_hearing_hearingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_history_chaincheck (
    id bigint NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    seconds numeric(9,3) NOT NULL,
    links bigint NOT NULL,
    events bigint NOT NULL,
    unsealed bigint NOT NULL,
    head_hash bytea NOT NULL,
    fault character varying(20) NOT NULL,
    link bigint,
    "table" character varying(63) NOT NULL,
    dropped_columns character varying(127)[] NOT NULL
);

ALTER TABLE public.core_history_chaincheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_history_chaincheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_history_chainlink (
    "position" bigint NOT NULL,
    "table" character varying(63) NOT NULL,
    columns character varying(63)[] NOT NULL,
    first_id bigint NOT NULL,
    last_id bigint NOT NULL,
    count bigint NOT NULL,
    rows_hash bytea NOT NULL,
    previous_hash bytea NOT NULL,
    own_hash bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.core_imports_importcontent (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    data bytea NOT NULL,
    run_id bigint NOT NULL
);

ALTER TABLE public.core_imports_importcontent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_imports_importcontent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_imports_importprogress (
    run_id bigint NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    CONSTRAINT core_imports_importprogress_done_check CHECK ((done >= 0)),
    CONSTRAINT core_imports_importprogress_total_check CHECK ((total >= 0))
);

CREATE TABLE public.core_imports_importrun (
    id bigint NOT NULL,
    door character varying(40) NOT NULL,
    state character varying(10) NOT NULL,
    file_name character varying(120) NOT NULL,
    file_hash character varying(64) NOT NULL,
    file_size integer NOT NULL,
    language character varying(10) NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    applied_at timestamp with time zone,
    rows integer NOT NULL,
    new integer NOT NULL,
    changed integer NOT NULL,
    unchanged integer NOT NULL,
    samples jsonb NOT NULL,
    fault_count integer NOT NULL,
    faults jsonb NOT NULL,
    remarks jsonb NOT NULL,
    person_id bigint NOT NULL,
    target bigint,
    CONSTRAINT core_imports_importrun_changed_check CHECK ((changed >= 0)),
    CONSTRAINT core_imports_importrun_fault_count_check CHECK ((fault_count >= 0)),
    CONSTRAINT core_imports_importrun_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT core_imports_importrun_new_check CHECK ((new >= 0)),
    CONSTRAINT core_imports_importrun_rows_check CHECK ((rows >= 0)),
    CONSTRAINT core_imports_importrun_target_check CHECK ((target >= 0)),
    CONSTRAINT core_imports_importrun_unchanged_check CHECK ((unchanged >= 0))
);

ALTER TABLE public.core_imports_importrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_imports_importrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_metrics_metricvalue (
    id bigint NOT NULL,
    metric character varying(80) NOT NULL,
    subject_type character varying(20) NOT NULL,
    subject_id bigint NOT NULL,
    as_of date NOT NULL,
    unit character varying(10) NOT NULL,
    numerator numeric(24,6) NOT NULL,
    denominator numeric(24,6) NOT NULL,
    parts integer NOT NULL,
    computed_at timestamp with time zone NOT NULL,
    provenance character varying(300) NOT NULL,
    CONSTRAINT core_metrics_metricvalue_parts_check CHECK ((parts >= 0)),
    CONSTRAINT metric_denominator_not_negative CHECK ((denominator >= (0)::numeric))
);

ALTER TABLE public.core_metrics_metricvalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_metrics_metricvalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_news_delivery (
    id bigint NOT NULL,
    event uuid NOT NULL,
    listener character varying(200) NOT NULL,
    delivered_at timestamp with time zone NOT NULL
);

ALTER TABLE public.core_news_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_news_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_notices_notice (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    fields jsonb NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id bigint,
    url character varying(300) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    person_id bigint NOT NULL,
    CONSTRAINT notice_subject_whole CHECK ((((subject_id IS NULL) AND ((subject_type)::text = ''::text)) OR ((NOT ((subject_type)::text = ''::text)) AND (NOT (subject_id IS NULL)))))
);

ALTER TABLE public.core_notices_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_notices_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_outbox_outboxact (
    id bigint NOT NULL,
    act character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    outcome character varying(10) NOT NULL,
    problem text NOT NULL,
    by_id bigint NOT NULL,
    record_id uuid NOT NULL
);

ALTER TABLE public.core_outbox_outboxact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_outbox_outboxact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_outbox_outboxpiece (
    id bigint NOT NULL,
    number smallint NOT NULL,
    sha256 bytea NOT NULL,
    content bytea NOT NULL,
    upload_id bigint NOT NULL,
    CONSTRAINT core_outbox_outboxpiece_number_check CHECK ((number >= 0))
);

ALTER TABLE public.core_outbox_outboxpiece ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_outbox_outboxpiece_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_outbox_outboxrecord (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    device uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    clock_off bigint NOT NULL,
    body jsonb NOT NULL,
    files jsonb NOT NULL,
    content_sha256 bytea NOT NULL,
    state character varying(10) NOT NULL,
    answer jsonb NOT NULL,
    problem text NOT NULL,
    problem_code character varying(60) NOT NULL,
    settled_at timestamp with time zone,
    emptied_at timestamp with time zone,
    person_id bigint NOT NULL,
    brought_by_id bigint,
    keys character varying(60)[] NOT NULL,
    set_aside_at timestamp with time zone,
    subject_id bigint,
    subject_name character varying(200) NOT NULL,
    subject_type character varying(60) NOT NULL
);

CREATE TABLE public.core_outbox_outboxupload (
    id bigint NOT NULL,
    key uuid NOT NULL,
    kind character varying(60) NOT NULL,
    size integer NOT NULL,
    sha256 bytea NOT NULL,
    media_type character varying(80) NOT NULL,
    pieces smallint NOT NULL,
    state character varying(10) NOT NULL,
    problem text NOT NULL,
    problem_code character varying(60) NOT NULL,
    taken_at timestamp with time zone,
    taken_longitude numeric(9,6),
    taken_latitude numeric(9,6),
    created_at timestamp with time zone NOT NULL,
    file_id bigint,
    person_id bigint NOT NULL,
    record_id uuid,
    CONSTRAINT core_outbox_outboxupload_pieces_check CHECK ((pieces >= 0)),
    CONSTRAINT core_outbox_outboxupload_size_check CHECK ((size >= 0))
);

ALTER TABLE public.core_outbox_outboxupload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_outbox_outboxupload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_tables_exportlog (
    id bigint NOT NULL,
    page character varying(100) NOT NULL,
    query character varying(2000) NOT NULL,
    format character varying(4) NOT NULL,
    rows integer NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT core_tables_exportlog_rows_check CHECK ((rows >= 0))
);

ALTER TABLE public.core_tables_exportlog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_tables_exportlog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_tables_savedview (
    id bigint NOT NULL,
    page character varying(100) NOT NULL,
    title character varying(40) NOT NULL,
    query character varying(2000) NOT NULL,
    is_default boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL
);

ALTER TABLE public.core_tables_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_tables_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_todo_todo (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    fields jsonb NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id bigint NOT NULL,
    url character varying(300) NOT NULL,
    holders character varying(120)[] NOT NULL,
    keys_given boolean NOT NULL,
    state character varying(10) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    due_pending boolean NOT NULL,
    done_at timestamp with time zone,
    done_by_id bigint,
    person_id bigint,
    CONSTRAINT todo_due_or_pending CHECK (((NOT due_pending) OR (due_at IS NULL))),
    CONSTRAINT todo_ends_with_a_time CHECK (((((state)::text = 'OPEN'::text) OR (done_at IS NOT NULL)) AND (1 = (
CASE
    WHEN ((state)::text = 'OPEN'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (done_at IS NOT NULL) THEN 1
    ELSE 0
END))))
);

ALTER TABLE public.core_todo_todo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_todo_todo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_worktime_officehours (
    id bigint NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    calendar_id smallint NOT NULL,
    CONSTRAINT office_closes_after_it_opens CHECK ((closes > opens))
);

ALTER TABLE public.core_worktime_officehours ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_worktime_officehours_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_worktime_officehoursevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    pgh_obj_id bigint NOT NULL,
    calendar_id smallint NOT NULL
);

ALTER TABLE public.core_worktime_officehoursevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_worktime_officehoursevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_worktime_workday (
    id bigint NOT NULL,
    date date NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(50) NOT NULL,
    source character varying(100) NOT NULL,
    calendar_id smallint NOT NULL,
    CONSTRAINT make_up_day_is_a_weekend CHECK (((NOT ((kind)::text = 'MAKE_UP'::text)) OR (EXTRACT(isodow FROM date) >= (6)::numeric)))
);

ALTER TABLE public.core_worktime_workday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_worktime_workday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_worktime_workdayevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    date date NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(50) NOT NULL,
    source character varying(100) NOT NULL,
    pgh_obj_id bigint NOT NULL,
    calendar_id smallint NOT NULL
);

ALTER TABLE public.core_worktime_workdayevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_worktime_workdayevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_worktime_workingcalendar (
    id smallint NOT NULL,
    last_day date,
    CONSTRAINT one_working_calendar CHECK ((id = 1))
);

CREATE TABLE public.core_worktime_workingcalendarevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id smallint NOT NULL,
    last_day date,
    pgh_obj_id smallint NOT NULL
);

ALTER TABLE public.core_worktime_workingcalendarevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_worktime_workingcalendarevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id integer NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.evaluation_adjudication (
    id bigint NOT NULL,
    item character varying(20) NOT NULL,
    first character varying(60) NOT NULL,
    second character varying(60) NOT NULL,
    state character varying(10) NOT NULL,
    answer character varying(60) NOT NULL,
    reason character varying(500) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    round_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    CONSTRAINT adjudication_decided_has_a_reason CHECK ((((decided_at IS NULL) AND ((state)::text = 'OPEN'::text)) OR ((decided_at IS NOT NULL) AND ((state)::text = 'DECIDED'::text) AND (NOT ((reason)::text = ''::text)))))
);

ALTER TABLE public.evaluation_adjudication ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_adjudication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_adjudicationevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    item character varying(20) NOT NULL,
    first character varying(60) NOT NULL,
    second character varying(60) NOT NULL,
    state character varying(10) NOT NULL,
    answer character varying(60) NOT NULL,
    reason character varying(500) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL,
    sheet_id bigint NOT NULL
);

ALTER TABLE public.evaluation_adjudicationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_adjudicationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_assessor (
    id bigint NOT NULL,
    left_on date,
    person_id bigint NOT NULL,
    contract_id bigint NOT NULL
);

ALTER TABLE public.evaluation_assessor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_assessor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_assessorevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    left_on date,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    contract_id bigint NOT NULL
);

ALTER TABLE public.evaluation_assessorevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_assessorevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_award (
    id bigint NOT NULL,
    kind character varying(15) NOT NULL,
    standard character varying(60) NOT NULL,
    value character varying(40) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    document character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    community_id bigint,
    compound_id bigint,
    inherited_from_id bigint,
    round_id bigint,
    CONSTRAINT award_ends_after_its_beginning CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
    CONSTRAINT award_has_one_holder CHECK ((((community_id IS NOT NULL) AND (compound_id IS NULL)) OR ((community_id IS NULL) AND (compound_id IS NOT NULL))))
);

ALTER TABLE public.evaluation_award ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_award_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_awardnote (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    "on" date NOT NULL,
    reason character varying(500) NOT NULL,
    document character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    award_id bigint NOT NULL,
    by_id bigint
);

ALTER TABLE public.evaluation_awardnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_awardnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_classdecision (
    id bigint NOT NULL,
    class_id character varying(40) NOT NULL,
    reason character varying(500) NOT NULL,
    document character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    sheet_id bigint NOT NULL,
    round_id bigint NOT NULL
);

ALTER TABLE public.evaluation_classdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_classdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_confirmation (
    id bigint NOT NULL,
    party character varying(10) NOT NULL,
    refused_because character varying(300) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    round_id bigint NOT NULL,
    signature_id bigint,
    visit_id bigint NOT NULL,
    CONSTRAINT confirmation_signed_or_refused CHECK (((((refused_because)::text = ''::text) AND (signature_id IS NOT NULL)) OR ((signature_id IS NULL) AND (NOT ((refused_because)::text = ''::text)))))
);

ALTER TABLE public.evaluation_confirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_confirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_contract (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    number character varying(60) NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    ended_reason character varying(300) NOT NULL,
    division_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT contract_dates_in_order CHECK ((valid_to >= valid_from))
);

ALTER TABLE public.evaluation_contract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_contract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_contractevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    number character varying(60) NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    ended_reason character varying(300) NOT NULL,
    division_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.evaluation_contractevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_contractevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_edition (
    id bigint NOT NULL,
    standard character varying(60) NOT NULL,
    edition character varying(40) NOT NULL,
    state character varying(10) NOT NULL,
    is_sample boolean NOT NULL,
    subject character varying(20) NOT NULL,
    mode character varying(10) NOT NULL,
    title_zh character varying(200) NOT NULL,
    title_en character varying(200) NOT NULL,
    document text NOT NULL,
    content_hash character varying(64) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(500) NOT NULL,
    created_by_id bigint,
    published_by_id bigint,
    valid_months smallint,
    CONSTRAINT edition_published_has_a_day CHECK ((((published_at IS NULL) AND ((state)::text = 'DRAFT'::text)) OR ((NOT ((state)::text = 'DRAFT'::text)) AND (published_at IS NOT NULL)))),
    CONSTRAINT evaluation_edition_valid_months_check CHECK ((valid_months >= 0)),
    CONSTRAINT evaluation_edition_version_check CHECK ((version >= 0))
);

ALTER TABLE public.evaluation_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_editionevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    standard character varying(60) NOT NULL,
    edition character varying(40) NOT NULL,
    state character varying(10) NOT NULL,
    is_sample boolean NOT NULL,
    subject character varying(20) NOT NULL,
    mode character varying(10) NOT NULL,
    title_zh character varying(200) NOT NULL,
    title_en character varying(200) NOT NULL,
    document text NOT NULL,
    content_hash character varying(64) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(500) NOT NULL,
    created_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    valid_months smallint,
    CONSTRAINT evaluation_editionevent_valid_months_check CHECK ((valid_months >= 0)),
    CONSTRAINT evaluation_editionevent_version_check CHECK ((version >= 0))
);

ALTER TABLE public.evaluation_editionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_editionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_evidence (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    sha256 bytea NOT NULL,
    taken_at timestamp with time zone,
    longitude numeric(9,6),
    latitude numeric(9,6),
    distance_m integer,
    issued_on date NOT NULL,
    valid_until date,
    added_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(300) NOT NULL,
    added_by_id bigint,
    community_id bigint,
    compound_id bigint,
    file_id bigint,
    erased_at timestamp with time zone,
    erased_reason character varying(300) NOT NULL,
    CONSTRAINT evaluation_evidence_distance_m_check CHECK ((distance_m >= 0)),
    CONSTRAINT evidence_dates_in_order CHECK (((valid_until IS NULL) OR (valid_until >= issued_on))),
    CONSTRAINT evidence_has_its_file_until_erased CHECK ((((erased_at IS NULL) AND (file_id IS NOT NULL)) OR ((erased_at IS NOT NULL) AND (file_id IS NULL) AND (longitude IS NULL) AND (taken_at IS NULL) AND (withdrawn_at IS NOT NULL)))),
    CONSTRAINT evidence_has_one_subject CHECK ((((community_id IS NULL) AND (compound_id IS NOT NULL)) OR ((community_id IS NOT NULL) AND (compound_id IS NULL))))
);

ALTER TABLE public.evaluation_evidence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_evidenceevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    sha256 bytea NOT NULL,
    distance_m integer,
    issued_on date NOT NULL,
    valid_until date,
    added_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(300) NOT NULL,
    added_by_id bigint,
    community_id bigint,
    compound_id bigint,
    file_id bigint,
    pgh_obj_id bigint NOT NULL,
    erased_at timestamp with time zone,
    erased_reason character varying(300) NOT NULL,
    CONSTRAINT evaluation_evidenceevent_distance_m_check CHECK ((distance_m >= 0))
);

ALTER TABLE public.evaluation_evidenceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_evidenceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_evidenceitem (
    id bigint NOT NULL,
    standard character varying(60) NOT NULL,
    item character varying(20) NOT NULL,
    evidence_id bigint NOT NULL
);

ALTER TABLE public.evaluation_evidenceitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_evidenceitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_evidenceitemevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    standard character varying(60) NOT NULL,
    item character varying(20) NOT NULL,
    evidence_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.evaluation_evidenceitemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_evidenceitemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_grading (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    problem character varying(500) NOT NULL,
    asked_by_id bigint,
    round_id bigint NOT NULL,
    seals boolean NOT NULL,
    CONSTRAINT evaluation_grading_done_check CHECK ((done >= 0)),
    CONSTRAINT evaluation_grading_total_check CHECK ((total >= 0))
);

ALTER TABLE public.evaluation_grading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_grading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_measure (
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    title character varying(120) NOT NULL,
    standard character varying(60) NOT NULL,
    phase character varying(10) NOT NULL,
    programme character varying(60) NOT NULL,
    unit_cost bigint NOT NULL,
    per character varying(20) NOT NULL,
    quarters smallint NOT NULL,
    trade character varying(40) NOT NULL,
    crews smallint NOT NULL,
    bulk_from smallint NOT NULL,
    bulk_off bigint NOT NULL,
    basis character varying(300) NOT NULL,
    is_sample boolean NOT NULL,
    version integer NOT NULL,
    retired_at timestamp with time zone,
    retired_reason character varying(300) NOT NULL,
    CONSTRAINT evaluation_measure_bulk_from_check CHECK ((bulk_from >= 0)),
    CONSTRAINT evaluation_measure_bulk_off_check CHECK ((bulk_off >= 0)),
    CONSTRAINT evaluation_measure_crews_check CHECK ((crews >= 0)),
    CONSTRAINT evaluation_measure_quarters_check CHECK ((quarters >= 0)),
    CONSTRAINT evaluation_measure_unit_cost_check CHECK ((unit_cost >= 0)),
    CONSTRAINT evaluation_measure_version_check CHECK ((version >= 0)),
    CONSTRAINT measure_cost_in_range CHECK (((unit_cost >= 0) AND (unit_cost <= 1000000000))),
    CONSTRAINT measure_crews_have_a_trade CHECK (((crews = 0) OR (NOT ((trade)::text = ''::text)))),
    CONSTRAINT measure_discount_whole CHECK ((((bulk_from = 0) AND (bulk_off = 0)) OR ((bulk_from >= 1) AND (bulk_off >= 1) AND (bulk_off <= unit_cost)))),
    CONSTRAINT measure_phase_known CHECK (((phase)::text = ANY ((ARRAY['DESIGN'::character varying, 'BUILD'::character varying, 'MANAGE'::character varying, 'SERVE'::character varying])::text[]))),
    CONSTRAINT measure_retired_has_a_reason CHECK ((((retired_at IS NULL) AND ((retired_reason)::text = ''::text)) OR ((retired_at IS NOT NULL) AND (NOT ((retired_reason)::text = ''::text))))),
    CONSTRAINT measure_says_whence CHECK (((NOT ((basis)::text = ''::text)) AND (NOT ((programme)::text = ''::text)))),
    CONSTRAINT measure_takes_a_quarter CHECK (((quarters >= 1) AND (quarters <= 40))),
    CONSTRAINT measure_unit_known CHECK (((per)::text = ANY ((ARRAY['SUBJECT'::character varying, 'COMPOUND'::character varying, 'HOUSEHOLD'::character varying, 'HUNDRED_HOUSEHOLDS'::character varying, 'BUILDING'::character varying, 'ENTRANCE'::character varying, 'STEPPED_ENTRANCE'::character varying, 'ELEVATOR'::character varying, 'PARKING_SPACE'::character varying, 'HUNDRED_M2_GREEN'::character varying, 'HUNDRED_M2_SITE'::character varying, 'LIFT_REQUEST'::character varying, 'HERITAGE'::character varying, 'SCHOOL'::character varying])::text[])))
);

ALTER TABLE public.evaluation_measure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_measure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_measureeffect (
    id bigint NOT NULL,
    item character varying(20) NOT NULL,
    raises numeric(8,4),
    measure_id bigint NOT NULL,
    CONSTRAINT measure_raises_up CHECK (((raises IS NULL) OR ((raises > (0)::numeric) AND (raises <= (1000)::numeric))))
);

ALTER TABLE public.evaluation_measureeffect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_measureeffect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_measureeffectevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    item character varying(20) NOT NULL,
    raises numeric(8,4),
    measure_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.evaluation_measureeffectevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_measureeffectevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_measureevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    title character varying(120) NOT NULL,
    standard character varying(60) NOT NULL,
    phase character varying(10) NOT NULL,
    programme character varying(60) NOT NULL,
    unit_cost bigint NOT NULL,
    per character varying(20) NOT NULL,
    quarters smallint NOT NULL,
    trade character varying(40) NOT NULL,
    crews smallint NOT NULL,
    bulk_from smallint NOT NULL,
    bulk_off bigint NOT NULL,
    basis character varying(300) NOT NULL,
    is_sample boolean NOT NULL,
    version integer NOT NULL,
    retired_at timestamp with time zone,
    retired_reason character varying(300) NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT evaluation_measureevent_bulk_from_check CHECK ((bulk_from >= 0)),
    CONSTRAINT evaluation_measureevent_bulk_off_check CHECK ((bulk_off >= 0)),
    CONSTRAINT evaluation_measureevent_crews_check CHECK ((crews >= 0)),
    CONSTRAINT evaluation_measureevent_quarters_check CHECK ((quarters >= 0)),
    CONSTRAINT evaluation_measureevent_unit_cost_check CHECK ((unit_cost >= 0)),
    CONSTRAINT evaluation_measureevent_version_check CHECK ((version >= 0))
);

ALTER TABLE public.evaluation_measureevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_measureevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_measurelink (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    measure_id bigint NOT NULL,
    other_id bigint NOT NULL,
    CONSTRAINT measure_linked_to_another CHECK (((((kind)::text = 'NEEDS'::text) AND (NOT (measure_id = other_id))) OR (((kind)::text = 'EXCLUDES'::text) AND (measure_id < other_id))))
);

ALTER TABLE public.evaluation_measurelink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_measurelink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_measurelinkevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    measure_id bigint NOT NULL,
    other_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.evaluation_measurelinkevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_measurelinkevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_rectification (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    note character varying(500) NOT NULL,
    days smallint NOT NULL,
    due_at timestamp with time zone,
    issued_at timestamp with time zone NOT NULL,
    reported_at timestamp with time zone,
    rescored_at timestamp with time zone,
    issued_by_id bigint,
    reported_by_id bigint,
    rescored_by_id bigint,
    round_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    CONSTRAINT evaluation_rectification_days_check CHECK ((days >= 0)),
    CONSTRAINT rectification_has_its_moments CHECK ((((rescored_at IS NULL) AND ((state)::text = 'ISSUED'::text)) OR ((reported_at IS NOT NULL) AND (rescored_at IS NULL) AND ((state)::text = 'REPORTED'::text)) OR ((rescored_at IS NOT NULL) AND ((state)::text = 'RESCORED'::text))))
);

ALTER TABLE public.evaluation_rectification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_rectification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_rectificationevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    note character varying(500) NOT NULL,
    days smallint NOT NULL,
    due_at timestamp with time zone,
    issued_at timestamp with time zone NOT NULL,
    reported_at timestamp with time zone,
    rescored_at timestamp with time zone,
    issued_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    reported_by_id bigint,
    rescored_by_id bigint,
    round_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    CONSTRAINT evaluation_rectificationevent_days_check CHECK ((days >= 0))
);

ALTER TABLE public.evaluation_rectificationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_rectificationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_rectifieditem (
    id bigint NOT NULL,
    item character varying(20) NOT NULL,
    before character varying(60) NOT NULL,
    done character varying(500) NOT NULL,
    after character varying(60) NOT NULL,
    remark character varying(500) NOT NULL,
    evidence_id bigint,
    rectification_id bigint NOT NULL,
    round_id bigint NOT NULL
);

ALTER TABLE public.evaluation_rectifieditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_rectifieditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_rectifieditemevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    item character varying(20) NOT NULL,
    before character varying(60) NOT NULL,
    done character varying(500) NOT NULL,
    after character varying(60) NOT NULL,
    remark character varying(500) NOT NULL,
    evidence_id bigint,
    pgh_obj_id bigint NOT NULL,
    rectification_id bigint NOT NULL,
    round_id bigint NOT NULL
);

ALTER TABLE public.evaluation_rectifieditemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_rectifieditemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_result (
    sheet_id bigint NOT NULL,
    state character varying(15) NOT NULL,
    total integer,
    rung smallint,
    outcome character varying(20) NOT NULL,
    class_by_rule character varying(40) NOT NULL,
    class_id character varying(40) NOT NULL,
    limited_by character varying(20) NOT NULL,
    unknown smallint NOT NULL,
    bonus integer,
    sections integer[] NOT NULL,
    marks integer[] NOT NULL,
    points integer[] NOT NULL,
    nearest character varying(20) NOT NULL,
    sheet_version integer NOT NULL,
    graded_at timestamp with time zone NOT NULL,
    county_id bigint,
    round_id bigint NOT NULL,
    CONSTRAINT evaluation_result_sheet_version_check CHECK ((sheet_version >= 0)),
    CONSTRAINT evaluation_result_unknown_check CHECK ((unknown >= 0))
);

CREATE TABLE public.evaluation_round (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    state character varying(10) NOT NULL,
    as_of date NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    steps character varying(10)[] NOT NULL,
    marks_due date,
    notice_days smallint NOT NULL,
    answer_days smallint NOT NULL,
    shows_items boolean NOT NULL,
    number smallint NOT NULL,
    called_at timestamp with time zone NOT NULL,
    metrics_frozen_at timestamp with time zone,
    notice_at timestamp with time zone,
    notice_until timestamp with time zone,
    sealed_at timestamp with time zone,
    ended_reason character varying(500) NOT NULL,
    goes_on_because character varying(500) NOT NULL,
    version integer NOT NULL,
    called_by_id bigint,
    division_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    previous_id bigint,
    replaces_id bigint,
    by_visits boolean NOT NULL,
    differ_percent smallint NOT NULL,
    rectify_days smallint NOT NULL,
    CONSTRAINT evaluation_round_answer_days_check CHECK ((answer_days >= 0)),
    CONSTRAINT evaluation_round_differ_percent_check CHECK ((differ_percent >= 0)),
    CONSTRAINT evaluation_round_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT evaluation_round_number_check CHECK ((number >= 0)),
    CONSTRAINT evaluation_round_rectify_days_check CHECK ((rectify_days >= 0)),
    CONSTRAINT evaluation_round_version_check CHECK ((version >= 0)),
    CONSTRAINT round_as_of_after_the_beginning CHECK ((as_of >= period_from)),
    CONSTRAINT round_period_in_order CHECK ((period_from <= period_to)),
    CONSTRAINT round_sealed_has_a_day CHECK ((((sealed_at IS NOT NULL) AND ((state)::text = 'SEALED'::text)) OR ((NOT ((state)::text = 'SEALED'::text)) AND (sealed_at IS NULL))))
);

ALTER TABLE public.evaluation_round ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_round_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_roundevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    state character varying(10) NOT NULL,
    as_of date NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    steps character varying(10)[] NOT NULL,
    marks_due date,
    notice_days smallint NOT NULL,
    answer_days smallint NOT NULL,
    shows_items boolean NOT NULL,
    number smallint NOT NULL,
    called_at timestamp with time zone NOT NULL,
    metrics_frozen_at timestamp with time zone,
    notice_at timestamp with time zone,
    notice_until timestamp with time zone,
    sealed_at timestamp with time zone,
    ended_reason character varying(500) NOT NULL,
    goes_on_because character varying(500) NOT NULL,
    version integer NOT NULL,
    called_by_id bigint,
    division_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    previous_id bigint,
    replaces_id bigint,
    by_visits boolean NOT NULL,
    differ_percent smallint NOT NULL,
    rectify_days smallint NOT NULL,
    CONSTRAINT evaluation_roundevent_answer_days_check CHECK ((answer_days >= 0)),
    CONSTRAINT evaluation_roundevent_differ_percent_check CHECK ((differ_percent >= 0)),
    CONSTRAINT evaluation_roundevent_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT evaluation_roundevent_number_check CHECK ((number >= 0)),
    CONSTRAINT evaluation_roundevent_rectify_days_check CHECK ((rectify_days >= 0)),
    CONSTRAINT evaluation_roundevent_version_check CHECK ((version >= 0))
);

ALTER TABLE public.evaluation_roundevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_roundevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_sample (
    id bigint NOT NULL,
    purpose character varying(10) NOT NULL,
    seed character varying(40) NOT NULL,
    percent smallint NOT NULL,
    strata character varying(20)[] NOT NULL,
    frame text NOT NULL,
    frame_sha256 character varying(64) NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    drawn_by_id bigint,
    round_id bigint NOT NULL,
    CONSTRAINT evaluation_sample_percent_check CHECK ((percent >= 0))
);

ALTER TABLE public.evaluation_sample ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_sample_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_sampledhome (
    id bigint NOT NULL,
    "order" integer NOT NULL,
    code_hash character varying(64) NOT NULL,
    answered_on date,
    channel character varying(10) NOT NULL,
    compound_id bigint NOT NULL,
    home_id bigint NOT NULL,
    survey_id bigint NOT NULL,
    CONSTRAINT evaluation_sampledhome_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.evaluation_sampledhome ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_sampledhome_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_sampledsheet (
    id bigint NOT NULL,
    stratum character varying(200) NOT NULL,
    round_id bigint NOT NULL,
    sample_id bigint NOT NULL,
    sheet_id bigint NOT NULL
);

ALTER TABLE public.evaluation_sampledsheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_sampledsheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_scoreditem (
    id bigint NOT NULL,
    item character varying(70) NOT NULL,
    answer character varying(60) NOT NULL,
    reasons jsonb NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    record uuid NOT NULL,
    round_id bigint NOT NULL,
    visit_id bigint NOT NULL
);

ALTER TABLE public.evaluation_scoreditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_scoreditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_scoreditemevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    item character varying(70) NOT NULL,
    answer character varying(60) NOT NULL,
    reasons jsonb NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    record uuid NOT NULL,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL,
    visit_id bigint NOT NULL
);

ALTER TABLE public.evaluation_scoreditemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_scoreditemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_scoredphoto (
    id bigint NOT NULL,
    item character varying(20) NOT NULL,
    sha256 bytea NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    longitude numeric(9,6),
    latitude numeric(9,6),
    distance_m integer,
    received_at timestamp with time zone NOT NULL,
    file_id bigint NOT NULL,
    round_id bigint NOT NULL,
    visit_id bigint NOT NULL,
    CONSTRAINT evaluation_scoredphoto_distance_m_check CHECK ((distance_m >= 0))
);

ALTER TABLE public.evaluation_scoredphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_scoredphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_seal (
    id bigint NOT NULL,
    seal character varying(64) NOT NULL,
    manifest jsonb NOT NULL,
    bundle bytea NOT NULL,
    size bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    previous_id bigint,
    round_id bigint NOT NULL,
    CONSTRAINT evaluation_seal_size_check CHECK ((size >= 0))
);

ALTER TABLE public.evaluation_seal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_seal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_selfassessment (
    id bigint NOT NULL,
    answers jsonb NOT NULL,
    notes jsonb NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id bigint,
    round_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    CONSTRAINT evaluation_selfassessment_version_check CHECK ((version >= 0))
);

ALTER TABLE public.evaluation_selfassessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_selfassessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_selfassessmentevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    answers jsonb NOT NULL,
    notes jsonb NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    CONSTRAINT evaluation_selfassessmentevent_version_check CHECK ((version >= 0))
);

ALTER TABLE public.evaluation_selfassessmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_selfassessmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_sheet (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    name_pinyin character varying(400) NOT NULL,
    county_name character varying(120) NOT NULL,
    community_name character varying(120) NOT NULL,
    lies_in bigint[] NOT NULL,
    facts jsonb NOT NULL,
    answers jsonb NOT NULL,
    sources jsonb NOT NULL,
    reasons jsonb NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone,
    changed_by_id bigint,
    company_id bigint,
    compound_id bigint,
    county_id bigint,
    place_id bigint NOT NULL,
    zone_id bigint,
    round_id bigint NOT NULL,
    step character varying(10) NOT NULL,
    CONSTRAINT evaluation_sheet_version_check CHECK ((version >= 0))
);

ALTER TABLE public.evaluation_sheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_sheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_sheetevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    county_name character varying(120) NOT NULL,
    community_name character varying(120) NOT NULL,
    facts jsonb NOT NULL,
    answers jsonb NOT NULL,
    sources jsonb NOT NULL,
    reasons jsonb NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone,
    changed_by_id bigint,
    company_id bigint,
    compound_id bigint,
    county_id bigint,
    pgh_obj_id bigint NOT NULL,
    place_id bigint NOT NULL,
    round_id bigint NOT NULL,
    zone_id bigint,
    step character varying(10) NOT NULL,
    CONSTRAINT evaluation_sheetevent_version_check CHECK ((version >= 0))
);

ALTER TABLE public.evaluation_sheetevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_sheetevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_sheetmove (
    id bigint NOT NULL,
    from_step character varying(10) NOT NULL,
    to_step character varying(10) NOT NULL,
    back boolean NOT NULL,
    note character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    round_id bigint NOT NULL,
    sheet_id bigint NOT NULL
);

ALTER TABLE public.evaluation_sheetmove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_sheetmove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_stepdate (
    id bigint NOT NULL,
    step character varying(10) NOT NULL,
    due_on date NOT NULL,
    round_id bigint NOT NULL
);

ALTER TABLE public.evaluation_stepdate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_stepdate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_stepdateevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    step character varying(10) NOT NULL,
    due_on date NOT NULL,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL
);

ALTER TABLE public.evaluation_stepdateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_stepdateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_survey (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    questions jsonb NOT NULL,
    per_compound smallint NOT NULL,
    seed character varying(40) NOT NULL,
    state character varying(10) NOT NULL,
    opened_at timestamp with time zone,
    closes_on date NOT NULL,
    closed_at timestamp with time zone,
    by_id bigint,
    round_id bigint NOT NULL,
    CONSTRAINT evaluation_survey_per_compound_check CHECK ((per_compound >= 0)),
    CONSTRAINT survey_open_has_a_day CHECK ((((opened_at IS NULL) AND ((state)::text = 'DRAFT'::text)) OR ((NOT ((state)::text = 'DRAFT'::text)) AND (opened_at IS NOT NULL))))
);

ALTER TABLE public.evaluation_survey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_survey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_surveyanswer (
    id uuid NOT NULL,
    levels smallint[] NOT NULL,
    compound_id bigint NOT NULL,
    survey_id bigint NOT NULL
);

CREATE TABLE public.evaluation_surveyedcompound (
    id bigint NOT NULL,
    homes integer NOT NULL,
    drawn integer NOT NULL,
    page integer NOT NULL,
    phone integer NOT NULL,
    paper integer NOT NULL,
    compound_id bigint NOT NULL,
    survey_id bigint NOT NULL,
    CONSTRAINT evaluation_surveyedcompound_drawn_check CHECK ((drawn >= 0)),
    CONSTRAINT evaluation_surveyedcompound_homes_check CHECK ((homes >= 0)),
    CONSTRAINT evaluation_surveyedcompound_page_check CHECK ((page >= 0)),
    CONSTRAINT evaluation_surveyedcompound_paper_check CHECK ((paper >= 0)),
    CONSTRAINT evaluation_surveyedcompound_phone_check CHECK ((phone >= 0)),
    CONSTRAINT surveyed_compound_adds_up CHECK (((drawn >= ((page + phone) + paper)) AND (drawn <= homes)))
);

ALTER TABLE public.evaluation_surveyedcompound ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_surveyedcompound_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_surveyevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    questions jsonb NOT NULL,
    per_compound smallint NOT NULL,
    seed character varying(40) NOT NULL,
    state character varying(10) NOT NULL,
    opened_at timestamp with time zone,
    closes_on date NOT NULL,
    closed_at timestamp with time zone,
    by_id bigint,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT evaluation_surveyevent_per_compound_check CHECK ((per_compound >= 0))
);

ALTER TABLE public.evaluation_surveyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_surveyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_training (
    id bigint NOT NULL,
    standard character varying(60) NOT NULL,
    held_on date NOT NULL,
    valid_until date NOT NULL,
    document character varying(200) NOT NULL,
    assessor_id bigint NOT NULL,
    CONSTRAINT training_dates_in_order CHECK ((valid_until >= held_on))
);

ALTER TABLE public.evaluation_training ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_training_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_trainingevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    standard character varying(60) NOT NULL,
    held_on date NOT NULL,
    valid_until date NOT NULL,
    document character varying(200) NOT NULL,
    assessor_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.evaluation_trainingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_trainingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_visit (
    id bigint NOT NULL,
    part character varying(10) NOT NULL,
    scoring smallint NOT NULL,
    state character varying(10) NOT NULL,
    "position" integer NOT NULL,
    due_on date,
    assigned_at timestamp with time zone NOT NULL,
    declared_at timestamp with time zone,
    refused_because character varying(300) NOT NULL,
    has_conflict boolean NOT NULL,
    handed_in_at timestamp with time zone,
    assessor_id bigint NOT NULL,
    assigned_by_id bigint,
    replaces_id bigint,
    round_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    CONSTRAINT evaluation_visit_position_check CHECK (("position" >= 0)),
    CONSTRAINT evaluation_visit_scoring_check CHECK ((scoring >= 0)),
    CONSTRAINT visit_first_or_second CHECK ((scoring = ANY (ARRAY[1, 2]))),
    CONSTRAINT visit_handed_in_has_a_moment CHECK ((((handed_in_at IS NOT NULL) AND ((state)::text = 'DONE'::text)) OR ((NOT ((state)::text = 'DONE'::text)) AND (handed_in_at IS NULL)))),
    CONSTRAINT visit_refused_has_a_reason CHECK (((NOT ((state)::text = 'REFUSED'::text)) OR (NOT ((refused_because)::text = ''::text))))
);

ALTER TABLE public.evaluation_visit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_visit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.evaluation_visitevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    part character varying(10) NOT NULL,
    scoring smallint NOT NULL,
    state character varying(10) NOT NULL,
    "position" integer NOT NULL,
    due_on date,
    assigned_at timestamp with time zone NOT NULL,
    declared_at timestamp with time zone,
    refused_because character varying(300) NOT NULL,
    has_conflict boolean NOT NULL,
    handed_in_at timestamp with time zone,
    assessor_id bigint NOT NULL,
    assigned_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    replaces_id bigint,
    round_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    CONSTRAINT evaluation_visitevent_position_check CHECK (("position" >= 0)),
    CONSTRAINT evaluation_visitevent_scoring_check CHECK ((scoring >= 0))
);

ALTER TABLE public.evaluation_visitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evaluation_visitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);

CREATE TABLE public.places_boundary (
    id bigint NOT NULL,
    geometry jsonb NOT NULL,
    display jsonb NOT NULL,
    west double precision NOT NULL,
    south double precision NOT NULL,
    east double precision NOT NULL,
    north double precision NOT NULL,
    datum character varying(6) NOT NULL,
    standing character varying(10) NOT NULL,
    source character varying(200) NOT NULL,
    approval_number character varying(60) NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone,
    compound_id bigint,
    division_id bigint,
    protected_zone_id bigint,
    CONSTRAINT boundary_approved_by_number CHECK (((NOT ((standing)::text = 'APPROVED'::text)) OR ((NOT ((source)::text = ''::text)) AND (NOT ((approval_number)::text = ''::text))))),
    CONSTRAINT boundary_of_one_place CHECK ((((compound_id IS NULL) AND (division_id IS NOT NULL) AND (protected_zone_id IS NULL)) OR ((compound_id IS NOT NULL) AND (division_id IS NULL) AND (protected_zone_id IS NULL)) OR ((compound_id IS NULL) AND (division_id IS NULL) AND (protected_zone_id IS NOT NULL))))
);

ALTER TABLE public.places_boundary ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_boundary_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_boundaryevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    geometry jsonb NOT NULL,
    west double precision NOT NULL,
    south double precision NOT NULL,
    east double precision NOT NULL,
    north double precision NOT NULL,
    datum character varying(6) NOT NULL,
    standing character varying(10) NOT NULL,
    source character varying(200) NOT NULL,
    approval_number character varying(60) NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone,
    pgh_obj_id bigint NOT NULL,
    compound_id bigint,
    division_id bigint,
    protected_zone_id bigint
);

ALTER TABLE public.places_boundaryevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_boundaryevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_boundaryimport (
    id bigint NOT NULL,
    by bigint,
    at timestamp with time zone NOT NULL,
    file_name character varying(200) NOT NULL,
    declared jsonb NOT NULL,
    rows jsonb NOT NULL,
    shapes jsonb NOT NULL,
    state character varying(10) NOT NULL,
    applied_at timestamp with time zone
);

ALTER TABLE public.places_boundaryimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_boundaryimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_building (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    "order" character varying(40) NOT NULL,
    floors smallint,
    built_year smallint,
    compound_id bigint NOT NULL,
    CONSTRAINT places_building_built_year_check CHECK ((built_year >= 0)),
    CONSTRAINT places_building_floors_check CHECK ((floors >= 0))
);

ALTER TABLE public.places_building ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_building_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_buildingevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    floors smallint,
    built_year smallint,
    pgh_obj_id bigint NOT NULL,
    compound_id bigint NOT NULL,
    CONSTRAINT places_buildingevent_built_year_check CHECK ((built_year >= 0)),
    CONSTRAINT places_buildingevent_floors_check CHECK ((floors >= 0))
);

ALTER TABLE public.places_buildingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_buildingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_compound (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    name_pinyin character varying(400) NOT NULL,
    search_grams character varying(8)[] NOT NULL,
    longitude numeric(9,6),
    latitude numeric(8,6),
    version integer NOT NULL,
    code character varying(20) NOT NULL,
    address character varying(200) NOT NULL,
    form character varying(15) NOT NULL,
    built_year smallint,
    households integer,
    buildings_count integer,
    elevators integer,
    parking_spaces integer,
    floor_area_m2 numeric(12,2),
    site_area_m2 numeric(12,2),
    green_area_m2 numeric(12,2),
    managed_how character varying(15) NOT NULL,
    retired_on date,
    community_id bigint NOT NULL,
    manager_id bigint,
    car_chargers integer,
    ebike_sockets integer,
    entrances integer,
    step_free_entrances integer,
    CONSTRAINT compound_lies_on_earth CHECK ((((latitude IS NULL) AND (longitude IS NULL)) OR (((latitude >= ('-90'::integer)::numeric) AND (latitude <= (90)::numeric)) AND ((longitude >= ('-180'::integer)::numeric) AND (longitude <= (180)::numeric))))),
    CONSTRAINT compound_step_free_of_entrances CHECK (((step_free_entrances IS NULL) OR ((entrances IS NOT NULL) AND (step_free_entrances <= entrances)))),
    CONSTRAINT places_compound_buildings_count_check CHECK ((buildings_count >= 0)),
    CONSTRAINT places_compound_built_year_check CHECK ((built_year >= 0)),
    CONSTRAINT places_compound_car_chargers_check CHECK ((car_chargers >= 0)),
    CONSTRAINT places_compound_ebike_sockets_check CHECK ((ebike_sockets >= 0)),
    CONSTRAINT places_compound_elevators_check CHECK ((elevators >= 0)),
    CONSTRAINT places_compound_entrances_check CHECK ((entrances >= 0)),
    CONSTRAINT places_compound_households_check CHECK ((households >= 0)),
    CONSTRAINT places_compound_parking_spaces_check CHECK ((parking_spaces >= 0)),
    CONSTRAINT places_compound_step_free_entrances_check CHECK ((step_free_entrances >= 0)),
    CONSTRAINT places_compound_version_check CHECK ((version >= 0))
);

ALTER TABLE public.places_compound ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_compound_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_compoundevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    longitude numeric(9,6),
    latitude numeric(8,6),
    code character varying(20) NOT NULL,
    address character varying(200) NOT NULL,
    form character varying(15) NOT NULL,
    built_year smallint,
    households integer,
    buildings_count integer,
    elevators integer,
    parking_spaces integer,
    floor_area_m2 numeric(12,2),
    site_area_m2 numeric(12,2),
    green_area_m2 numeric(12,2),
    retired_on date,
    pgh_obj_id bigint NOT NULL,
    community_id bigint NOT NULL,
    car_chargers integer,
    ebike_sockets integer,
    entrances integer,
    step_free_entrances integer,
    CONSTRAINT places_compoundevent_buildings_count_check CHECK ((buildings_count >= 0)),
    CONSTRAINT places_compoundevent_built_year_check CHECK ((built_year >= 0)),
    CONSTRAINT places_compoundevent_car_chargers_check CHECK ((car_chargers >= 0)),
    CONSTRAINT places_compoundevent_ebike_sockets_check CHECK ((ebike_sockets >= 0)),
    CONSTRAINT places_compoundevent_elevators_check CHECK ((elevators >= 0)),
    CONSTRAINT places_compoundevent_entrances_check CHECK ((entrances >= 0)),
    CONSTRAINT places_compoundevent_households_check CHECK ((households >= 0)),
    CONSTRAINT places_compoundevent_parking_spaces_check CHECK ((parking_spaces >= 0)),
    CONSTRAINT places_compoundevent_step_free_entrances_check CHECK ((step_free_entrances >= 0))
);

ALTER TABLE public.places_compoundevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_compoundevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_division (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    name_pinyin character varying(400) NOT NULL,
    search_grams character varying(8)[] NOT NULL,
    longitude numeric(9,6),
    latitude numeric(8,6),
    version integer NOT NULL,
    official_name character varying(100) NOT NULL,
    code character varying(12) NOT NULL,
    level character varying(10) NOT NULL,
    ancestors bigint[] NOT NULL,
    valid_from date,
    valid_to date,
    parent_id bigint,
    zone_id bigint,
    CONSTRAINT division_code_has_12_digits CHECK (((code)::text ~ '^[0-9]{12}$'::text)),
    CONSTRAINT division_dates_in_order CHECK (((valid_from IS NULL) OR (valid_to IS NULL) OR (valid_to > valid_from))),
    CONSTRAINT division_is_not_its_own_parent CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT places_division_version_check CHECK ((version >= 0))
);

ALTER TABLE public.places_division ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_division_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_divisionchange (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    "on" date NOT NULL,
    document character varying(200) NOT NULL,
    before character varying(200) NOT NULL,
    after character varying(200) NOT NULL,
    division_id bigint NOT NULL
);

ALTER TABLE public.places_divisionchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_divisionchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_divisionevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    longitude numeric(9,6),
    latitude numeric(8,6),
    official_name character varying(100) NOT NULL,
    code character varying(12) NOT NULL,
    level character varying(10) NOT NULL,
    valid_from date,
    valid_to date,
    parent_id bigint,
    pgh_obj_id bigint NOT NULL,
    zone_id bigint
);

ALTER TABLE public.places_divisionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_divisionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_divisionsuccession (
    id bigint NOT NULL,
    "on" date NOT NULL,
    document character varying(200) NOT NULL,
    predecessor_id bigint NOT NULL,
    successor_id bigint NOT NULL,
    CONSTRAINT succession_to_another CHECK ((NOT (predecessor_id = successor_id)))
);

ALTER TABLE public.places_divisionsuccession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_divisionsuccession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_divisionsuccessionevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    "on" date NOT NULL,
    document character varying(200) NOT NULL,
    pgh_obj_id bigint NOT NULL,
    predecessor_id bigint NOT NULL,
    successor_id bigint NOT NULL
);

ALTER TABLE public.places_divisionsuccessionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_divisionsuccessionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_grid (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    name_pinyin character varying(400) NOT NULL,
    search_grams character varying(8)[] NOT NULL,
    version integer NOT NULL,
    code character varying(20) NOT NULL,
    retired_on date,
    community_id bigint NOT NULL,
    CONSTRAINT places_grid_version_check CHECK ((version >= 0))
);

CREATE TABLE public.places_grid_compounds (
    id integer NOT NULL,
    grid_id bigint NOT NULL,
    compound_id bigint NOT NULL
);

ALTER TABLE public.places_grid_compounds ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_grid_compounds_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.places_grid ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_grid_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_gridcompoundevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    compound_id bigint NOT NULL,
    grid_id bigint NOT NULL,
    pgh_obj_id integer NOT NULL
);

ALTER TABLE public.places_gridcompoundevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_gridcompoundevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_gridevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    code character varying(20) NOT NULL,
    retired_on date,
    community_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.places_gridevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_gridevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_home (
    id bigint NOT NULL,
    version integer NOT NULL,
    number character varying(20) NOT NULL,
    "order" character varying(90) NOT NULL,
    floor smallint,
    area_m2 numeric(8,2),
    use character varying(10) NOT NULL,
    compound_id bigint NOT NULL,
    stairwell_id bigint NOT NULL,
    CONSTRAINT home_has_an_area CHECK (((area_m2 IS NULL) OR (area_m2 > (0)::numeric))),
    CONSTRAINT places_home_version_check CHECK ((version >= 0))
);

ALTER TABLE public.places_home ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_home_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_homeevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    floor smallint,
    area_m2 numeric(8,2),
    use character varying(10) NOT NULL,
    compound_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    stairwell_id bigint NOT NULL
);

ALTER TABLE public.places_homeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_homeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_management (
    id bigint NOT NULL,
    version integer NOT NULL,
    how character varying(15) NOT NULL,
    period daterange NOT NULL,
    contract_number character varying(60) NOT NULL,
    compound_id bigint NOT NULL,
    organisation_id bigint,
    CONSTRAINT management_names_its_body CHECK ((((how)::text = 'SELF'::text) OR (organisation_id IS NOT NULL))),
    CONSTRAINT places_management_version_check CHECK ((version >= 0))
);

ALTER TABLE public.places_management ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_management_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_managementevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    how character varying(15) NOT NULL,
    period daterange NOT NULL,
    contract_number character varying(60) NOT NULL,
    compound_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    organisation_id bigint
);

ALTER TABLE public.places_managementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_managementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_microgrid (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    grid_id bigint NOT NULL
);

ALTER TABLE public.places_microgrid ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_microgrid_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_microgridevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    grid_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.places_microgridevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_microgridevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_organisation (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    name_pinyin character varying(400) NOT NULL,
    search_grams character varying(8)[] NOT NULL,
    version integer NOT NULL,
    credit_code character varying(18),
    kind character varying(20) NOT NULL,
    short_name character varying(30) NOT NULL,
    phone character varying(30) NOT NULL,
    closed_on date,
    division_id bigint,
    CONSTRAINT places_organisation_version_check CHECK ((version >= 0))
);

ALTER TABLE public.places_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_organisationevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    credit_code character varying(18),
    kind character varying(20) NOT NULL,
    short_name character varying(30) NOT NULL,
    phone character varying(30) NOT NULL,
    closed_on date,
    division_id bigint,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.places_organisationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_organisationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_overlayzone (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    name_pinyin character varying(400) NOT NULL,
    search_grams character varying(8)[] NOT NULL,
    version integer NOT NULL,
    code character varying(12) NOT NULL,
    valid_from date,
    valid_to date,
    city_id bigint,
    CONSTRAINT places_overlayzone_version_check CHECK ((version >= 0))
);

ALTER TABLE public.places_overlayzone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_overlayzone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_overlayzoneevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    code character varying(12) NOT NULL,
    valid_from date,
    valid_to date,
    city_id bigint,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.places_overlayzoneevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_overlayzoneevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_ownerscommittee (
    id bigint NOT NULL,
    version integer NOT NULL,
    kind character varying(10) NOT NULL,
    term smallint NOT NULL,
    period daterange NOT NULL,
    filed_number character varying(60) NOT NULL,
    members_count smallint,
    compound_id bigint NOT NULL,
    CONSTRAINT places_ownerscommittee_members_count_check CHECK ((members_count >= 0)),
    CONSTRAINT places_ownerscommittee_term_check CHECK ((term >= 0)),
    CONSTRAINT places_ownerscommittee_version_check CHECK ((version >= 0))
);

ALTER TABLE public.places_ownerscommittee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_ownerscommittee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_ownerscommitteeevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    term smallint NOT NULL,
    period daterange NOT NULL,
    filed_number character varying(60) NOT NULL,
    members_count smallint,
    compound_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT places_ownerscommitteeevent_members_count_check CHECK ((members_count >= 0)),
    CONSTRAINT places_ownerscommitteeevent_term_check CHECK ((term >= 0))
);

ALTER TABLE public.places_ownerscommitteeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_ownerscommitteeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_protectedzone (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    name_pinyin character varying(400) NOT NULL,
    search_grams character varying(8)[] NOT NULL,
    version integer NOT NULL,
    kind character varying(20) NOT NULL,
    document character varying(200) NOT NULL,
    valid_from date,
    valid_to date,
    division_id bigint NOT NULL,
    CONSTRAINT places_protectedzone_version_check CHECK ((version >= 0))
);

ALTER TABLE public.places_protectedzone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_protectedzone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_protectedzoneevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    kind character varying(20) NOT NULL,
    document character varying(200) NOT NULL,
    valid_from date,
    valid_to date,
    division_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.places_protectedzoneevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_protectedzoneevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_publicfacility (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    name_pinyin character varying(400) NOT NULL,
    search_grams character varying(8)[] NOT NULL,
    longitude numeric(9,6),
    latitude numeric(8,6),
    version integer NOT NULL,
    kind character varying(20) NOT NULL,
    capacity integer,
    capacity_unit character varying(20) NOT NULL,
    opened_on date,
    closed_on date,
    community_id bigint NOT NULL,
    compound_id bigint,
    responsible_id bigint,
    CONSTRAINT places_publicfacility_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT places_publicfacility_version_check CHECK ((version >= 0))
);

ALTER TABLE public.places_publicfacility ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_publicfacility_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_publicfacilityevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    longitude numeric(9,6),
    latitude numeric(8,6),
    kind character varying(20) NOT NULL,
    capacity integer,
    capacity_unit character varying(20) NOT NULL,
    opened_on date,
    closed_on date,
    community_id bigint NOT NULL,
    compound_id bigint,
    pgh_obj_id bigint NOT NULL,
    responsible_id bigint,
    CONSTRAINT places_publicfacilityevent_capacity_check CHECK ((capacity >= 0))
);

ALTER TABLE public.places_publicfacilityevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_publicfacilityevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_stairwell (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    "order" character varying(40) NOT NULL,
    elevators smallint,
    building_id bigint NOT NULL,
    micro_grid_id bigint,
    CONSTRAINT places_stairwell_elevators_check CHECK ((elevators >= 0))
);

ALTER TABLE public.places_stairwell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_stairwell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_stairwellevent (
    pgh_label text NOT NULL,
    pgh_id bigint NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_context jsonb,
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    elevators smallint,
    building_id bigint NOT NULL,
    micro_grid_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT places_stairwellevent_elevators_check CHECK ((elevators >= 0))
);

ALTER TABLE public.places_stairwellevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_stairwellevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_accesslog
    ADD CONSTRAINT accounts_accesslog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_actingfor
    ADD CONSTRAINT accounts_actingfor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_actingforevent
    ADD CONSTRAINT accounts_actingforevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.accounts_assignment
    ADD CONSTRAINT accounts_assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_assignmentevent
    ADD CONSTRAINT accounts_assignmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.accounts_attempt
    ADD CONSTRAINT accounts_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_consent
    ADD CONSTRAINT accounts_consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_consentevent
    ADD CONSTRAINT accounts_consentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_key_id_key UNIQUE (key_id);

ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_phone_index_key UNIQUE (phone_index);

ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_username_key UNIQUE (username);

ALTER TABLE ONLY public.accounts_personevent
    ADD CONSTRAINT accounts_personevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.accounts_personkey
    ADD CONSTRAINT accounts_personkey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_phonecode
    ADD CONSTRAINT accounts_phonecode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_role
    ADD CONSTRAINT accounts_role_code_key UNIQUE (code);

ALTER TABLE ONLY public.accounts_role
    ADD CONSTRAINT accounts_role_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_roleevent
    ADD CONSTRAINT accounts_roleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.accounts_signinevent
    ADD CONSTRAINT accounts_signinevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_verifiedhome
    ADD CONSTRAINT accounts_verifiedhome_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_verifiedhomeevent
    ADD CONSTRAINT accounts_verifiedhomeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_adjudication
    ADD CONSTRAINT adjudication_once UNIQUE (sheet_id, item);

ALTER TABLE ONLY public.evaluation_assessor
    ADD CONSTRAINT assessor_once UNIQUE (contract_id, person_id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_building
    ADD CONSTRAINT building_once_in_a_compound UNIQUE (compound_id, number);

ALTER TABLE ONLY public.campaign_campaign
    ADD CONSTRAINT campaign_campaign_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_campaignevent
    ADD CONSTRAINT campaign_campaignevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_denominator
    ADD CONSTRAINT campaign_denominator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_denominatorevent
    ADD CONSTRAINT campaign_denominatorevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_duty
    ADD CONSTRAINT campaign_duty_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_dutyevent
    ADD CONSTRAINT campaign_dutyevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_expectedstanding
    ADD CONSTRAINT campaign_expectedstanding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_followuporder
    ADD CONSTRAINT campaign_followuporder_number_key UNIQUE (number);

ALTER TABLE ONLY public.campaign_followuporder
    ADD CONSTRAINT campaign_followuporder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_followuporderevent
    ADD CONSTRAINT campaign_followuporderevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_member
    ADD CONSTRAINT campaign_member_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_plan
    ADD CONSTRAINT campaign_plan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_planevent
    ADD CONSTRAINT campaign_planevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_prospect
    ADD CONSTRAINT campaign_prospect_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_recheck
    ADD CONSTRAINT campaign_recheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_recheckevent
    ADD CONSTRAINT campaign_recheckevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_recheckplan
    ADD CONSTRAINT campaign_recheckplan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_reporttemplate
    ADD CONSTRAINT campaign_reporttemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_reportwish
    ADD CONSTRAINT campaign_reportwish_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_resourceuse
    ADD CONSTRAINT campaign_resourceuse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_resourceuseevent
    ADD CONSTRAINT campaign_resourceuseevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_sharedwork_communities
    ADD CONSTRAINT campaign_sharedwork_comm_sharedwork_id_division_i_dc1533c0_uniq UNIQUE (sharedwork_id, division_id);

ALTER TABLE ONLY public.campaign_sharedwork_communities
    ADD CONSTRAINT campaign_sharedwork_communities_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_sharedwork
    ADD CONSTRAINT campaign_sharedwork_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_sharedworkevent
    ADD CONSTRAINT campaign_sharedworkevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_stage
    ADD CONSTRAINT campaign_stage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_stageclosing
    ADD CONSTRAINT campaign_stageclosing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_stageclosingevent
    ADD CONSTRAINT campaign_stageclosingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_stageevent
    ADD CONSTRAINT campaign_stageevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_standing
    ADD CONSTRAINT campaign_standing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_target
    ADD CONSTRAINT campaign_target_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_targetevent
    ADD CONSTRAINT campaign_targetevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_task
    ADD CONSTRAINT campaign_task_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_taskevent
    ADD CONSTRAINT campaign_taskevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_work
    ADD CONSTRAINT campaign_work_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_workevent
    ADD CONSTRAINT campaign_workevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_confirmation
    ADD CONSTRAINT confirmation_once UNIQUE (visit_id, party);

ALTER TABLE ONLY public.evaluation_contract
    ADD CONSTRAINT contract_number_once UNIQUE (organisation_id, number);

ALTER TABLE ONLY public.core_documents_document
    ADD CONSTRAINT core_documents_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_files_deletedfile
    ADD CONSTRAINT core_files_deletedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_files_fileuse
    ADD CONSTRAINT core_files_fileuse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_files_fileuseevent
    ADD CONSTRAINT core_files_fileuseevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.core_files_storedfile
    ADD CONSTRAINT core_files_storedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_files_storedfile
    ADD CONSTRAINT core_files_storedfile_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY public.core_files_storedfile
    ADD CONSTRAINT core_files_storedfile_sha256_key UNIQUE (sha256);

ALTER TABLE ONLY public.core_hearing_hearing
    ADD CONSTRAINT core_hearing_hearing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_hearing_hearingevent
    ADD CONSTRAINT core_hearing_hearingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.core_history_chaincheck
    ADD CONSTRAINT core_history_chaincheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_history_chainlink
    ADD CONSTRAINT core_history_chainlink_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.core_imports_importcontent
    ADD CONSTRAINT core_imports_importcontent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_imports_importprogress
    ADD CONSTRAINT core_imports_importprogress_pkey PRIMARY KEY (run_id);

ALTER TABLE ONLY public.core_imports_importrun
    ADD CONSTRAINT core_imports_importrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_metrics_metricvalue
    ADD CONSTRAINT core_metrics_metricvalue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_news_delivery
    ADD CONSTRAINT core_news_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_notices_notice
    ADD CONSTRAINT core_notices_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_outbox_outboxact
    ADD CONSTRAINT core_outbox_outboxact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_outbox_outboxpiece
    ADD CONSTRAINT core_outbox_outboxpiece_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_outbox_outboxrecord
    ADD CONSTRAINT core_outbox_outboxrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_outbox_outboxupload
    ADD CONSTRAINT core_outbox_outboxupload_key_key UNIQUE (key);

ALTER TABLE ONLY public.core_outbox_outboxupload
    ADD CONSTRAINT core_outbox_outboxupload_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_tables_exportlog
    ADD CONSTRAINT core_tables_exportlog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_tables_savedview
    ADD CONSTRAINT core_tables_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_todo_todo
    ADD CONSTRAINT core_todo_todo_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_worktime_officehours
    ADD CONSTRAINT core_worktime_officehours_opens_key UNIQUE (opens);

ALTER TABLE ONLY public.core_worktime_officehours
    ADD CONSTRAINT core_worktime_officehours_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_worktime_officehoursevent
    ADD CONSTRAINT core_worktime_officehoursevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.core_worktime_workday
    ADD CONSTRAINT core_worktime_workday_date_key UNIQUE (date);

ALTER TABLE ONLY public.core_worktime_workday
    ADD CONSTRAINT core_worktime_workday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_worktime_workdayevent
    ADD CONSTRAINT core_worktime_workdayevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.core_worktime_workingcalendar
    ADD CONSTRAINT core_worktime_workingcalendar_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_worktime_workingcalendarevent
    ADD CONSTRAINT core_worktime_workingcalendarevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.campaign_member
    ADD CONSTRAINT denominator_counts_a_community_once UNIQUE (denominator_id, community_id);

ALTER TABLE ONLY public.campaign_denominator
    ADD CONSTRAINT denominator_title_once UNIQUE (campaign_id, title);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.campaign_duty
    ADD CONSTRAINT duty_once UNIQUE (task_id, division_id);

ALTER TABLE ONLY public.evaluation_edition
    ADD CONSTRAINT edition_once UNIQUE (standard, edition);

ALTER TABLE ONLY public.evaluation_adjudication
    ADD CONSTRAINT evaluation_adjudication_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_adjudicationevent
    ADD CONSTRAINT evaluation_adjudicationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_assessor
    ADD CONSTRAINT evaluation_assessor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_assessorevent
    ADD CONSTRAINT evaluation_assessorevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_award
    ADD CONSTRAINT evaluation_award_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_awardnote
    ADD CONSTRAINT evaluation_awardnote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_classdecision
    ADD CONSTRAINT evaluation_classdecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_confirmation
    ADD CONSTRAINT evaluation_confirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_contract
    ADD CONSTRAINT evaluation_contract_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_contractevent
    ADD CONSTRAINT evaluation_contractevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_edition
    ADD CONSTRAINT evaluation_edition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_editionevent
    ADD CONSTRAINT evaluation_editionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_evidence
    ADD CONSTRAINT evaluation_evidence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_evidenceevent
    ADD CONSTRAINT evaluation_evidenceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_evidenceitem
    ADD CONSTRAINT evaluation_evidenceitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_evidenceitemevent
    ADD CONSTRAINT evaluation_evidenceitemevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_grading
    ADD CONSTRAINT evaluation_grading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_measure
    ADD CONSTRAINT evaluation_measure_code_key UNIQUE (code);

ALTER TABLE ONLY public.evaluation_measure
    ADD CONSTRAINT evaluation_measure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_measureeffect
    ADD CONSTRAINT evaluation_measureeffect_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_measureeffectevent
    ADD CONSTRAINT evaluation_measureeffectevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_measureevent
    ADD CONSTRAINT evaluation_measureevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_measurelink
    ADD CONSTRAINT evaluation_measurelink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_measurelinkevent
    ADD CONSTRAINT evaluation_measurelinkevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_rectification
    ADD CONSTRAINT evaluation_rectification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_rectification
    ADD CONSTRAINT evaluation_rectification_sheet_id_key UNIQUE (sheet_id);

ALTER TABLE ONLY public.evaluation_rectificationevent
    ADD CONSTRAINT evaluation_rectificationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_rectifieditem
    ADD CONSTRAINT evaluation_rectifieditem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_rectifieditemevent
    ADD CONSTRAINT evaluation_rectifieditemevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_result
    ADD CONSTRAINT evaluation_result_pkey PRIMARY KEY (sheet_id);

ALTER TABLE ONLY public.evaluation_round
    ADD CONSTRAINT evaluation_round_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_round
    ADD CONSTRAINT evaluation_round_replaces_id_key UNIQUE (replaces_id);

ALTER TABLE ONLY public.evaluation_roundevent
    ADD CONSTRAINT evaluation_roundevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_sample
    ADD CONSTRAINT evaluation_sample_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_sampledhome
    ADD CONSTRAINT evaluation_sampledhome_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.evaluation_sampledhome
    ADD CONSTRAINT evaluation_sampledhome_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_sampledsheet
    ADD CONSTRAINT evaluation_sampledsheet_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_scoreditem
    ADD CONSTRAINT evaluation_scoreditem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_scoreditemevent
    ADD CONSTRAINT evaluation_scoreditemevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_scoredphoto
    ADD CONSTRAINT evaluation_scoredphoto_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_seal
    ADD CONSTRAINT evaluation_seal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_seal
    ADD CONSTRAINT evaluation_seal_round_id_key UNIQUE (round_id);

ALTER TABLE ONLY public.evaluation_seal
    ADD CONSTRAINT evaluation_seal_seal_key UNIQUE (seal);

ALTER TABLE ONLY public.evaluation_selfassessment
    ADD CONSTRAINT evaluation_selfassessment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_selfassessment
    ADD CONSTRAINT evaluation_selfassessment_sheet_id_key UNIQUE (sheet_id);

ALTER TABLE ONLY public.evaluation_selfassessmentevent
    ADD CONSTRAINT evaluation_selfassessmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_sheet
    ADD CONSTRAINT evaluation_sheet_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_sheetevent
    ADD CONSTRAINT evaluation_sheetevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_sheetmove
    ADD CONSTRAINT evaluation_sheetmove_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_stepdate
    ADD CONSTRAINT evaluation_stepdate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_stepdateevent
    ADD CONSTRAINT evaluation_stepdateevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_survey
    ADD CONSTRAINT evaluation_survey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_surveyanswer
    ADD CONSTRAINT evaluation_surveyanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_surveyedcompound
    ADD CONSTRAINT evaluation_surveyedcompound_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_surveyevent
    ADD CONSTRAINT evaluation_surveyevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_training
    ADD CONSTRAINT evaluation_training_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_trainingevent
    ADD CONSTRAINT evaluation_trainingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_visit
    ADD CONSTRAINT evaluation_visit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.evaluation_visitevent
    ADD CONSTRAINT evaluation_visitevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.evaluation_evidenceitem
    ADD CONSTRAINT evidence_item_once UNIQUE (evidence_id, standard, item);

ALTER TABLE ONLY public.campaign_expectedstanding
    ADD CONSTRAINT expected_of_county_once UNIQUE (denominator_id, made_on, day, county_id);

ALTER TABLE ONLY public.campaign_expectedstanding
    ADD CONSTRAINT expected_of_zone_once UNIQUE (denominator_id, made_on, day, zone_id);

ALTER TABLE ONLY public.places_home
    ADD CONSTRAINT home_once_in_a_stairwell UNIQUE (stairwell_id, number);

ALTER TABLE ONLY public.core_imports_importcontent
    ADD CONSTRAINT import_content_once UNIQUE (run_id, kind);

ALTER TABLE ONLY public.places_management
    ADD CONSTRAINT management_one_at_a_time EXCLUDE USING gist (int8range(compound_id, compound_id, '[]'::text) WITH &&, period WITH &&);

ALTER TABLE ONLY public.evaluation_measurelink
    ADD CONSTRAINT measure_linked_once UNIQUE (measure_id, kind, other_id);

ALTER TABLE ONLY public.evaluation_measureeffect
    ADD CONSTRAINT measure_raises_an_item_once UNIQUE (measure_id, item);

ALTER TABLE ONLY public.core_metrics_metricvalue
    ADD CONSTRAINT metric_value_once UNIQUE (metric, subject_type, subject_id, as_of, computed_at);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_microgrid
    ADD CONSTRAINT micro_grid_once_in_a_grid UNIQUE (grid_id, number);

ALTER TABLE ONLY public.core_news_delivery
    ADD CONSTRAINT news_delivered_once UNIQUE (event, listener);

ALTER TABLE ONLY public.core_outbox_outboxpiece
    ADD CONSTRAINT outbox_piece_once UNIQUE (upload_id, number);

ALTER TABLE ONLY public.places_ownerscommittee
    ADD CONSTRAINT owners_committee_term_once UNIQUE (compound_id, kind, term);

ALTER TABLE ONLY public.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_boundary
    ADD CONSTRAINT places_boundary_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_boundaryevent
    ADD CONSTRAINT places_boundaryevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_boundaryimport
    ADD CONSTRAINT places_boundaryimport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_building
    ADD CONSTRAINT places_building_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_buildingevent
    ADD CONSTRAINT places_buildingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_compound
    ADD CONSTRAINT places_compound_code_key UNIQUE (code);

ALTER TABLE ONLY public.places_compound
    ADD CONSTRAINT places_compound_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_compoundevent
    ADD CONSTRAINT places_compoundevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_division
    ADD CONSTRAINT places_division_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_divisionchange
    ADD CONSTRAINT places_divisionchange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_divisionevent
    ADD CONSTRAINT places_divisionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_divisionsuccession
    ADD CONSTRAINT places_divisionsuccession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_divisionsuccessionevent
    ADD CONSTRAINT places_divisionsuccessionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_grid
    ADD CONSTRAINT places_grid_code_key UNIQUE (code);

ALTER TABLE ONLY public.places_grid_compounds
    ADD CONSTRAINT places_grid_compounds_grid_id_compound_id_b9423fb6_uniq UNIQUE (grid_id, compound_id);

ALTER TABLE ONLY public.places_grid_compounds
    ADD CONSTRAINT places_grid_compounds_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_grid
    ADD CONSTRAINT places_grid_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_gridcompoundevent
    ADD CONSTRAINT places_gridcompoundevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_gridevent
    ADD CONSTRAINT places_gridevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_home
    ADD CONSTRAINT places_home_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_homeevent
    ADD CONSTRAINT places_homeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_management
    ADD CONSTRAINT places_management_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_managementevent
    ADD CONSTRAINT places_managementevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_microgrid
    ADD CONSTRAINT places_microgrid_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_microgridevent
    ADD CONSTRAINT places_microgridevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_organisation
    ADD CONSTRAINT places_organisation_credit_code_key UNIQUE (credit_code);

ALTER TABLE ONLY public.places_organisation
    ADD CONSTRAINT places_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_organisationevent
    ADD CONSTRAINT places_organisationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_overlayzone
    ADD CONSTRAINT places_overlayzone_code_key UNIQUE (code);

ALTER TABLE ONLY public.places_overlayzone
    ADD CONSTRAINT places_overlayzone_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_overlayzoneevent
    ADD CONSTRAINT places_overlayzoneevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_ownerscommittee
    ADD CONSTRAINT places_ownerscommittee_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_ownerscommitteeevent
    ADD CONSTRAINT places_ownerscommitteeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_protectedzone
    ADD CONSTRAINT places_protectedzone_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_protectedzoneevent
    ADD CONSTRAINT places_protectedzoneevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_publicfacility
    ADD CONSTRAINT places_publicfacility_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_publicfacilityevent
    ADD CONSTRAINT places_publicfacilityevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.places_stairwell
    ADD CONSTRAINT places_stairwell_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_stairwellevent
    ADD CONSTRAINT places_stairwellevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_prospect
    ADD CONSTRAINT prospect_once UNIQUE (campaign_id, division_id);

ALTER TABLE ONLY public.campaign_recheck
    ADD CONSTRAINT recheck_once_a_year UNIQUE (campaign_id, year, division_id);

ALTER TABLE ONLY public.campaign_recheckplan
    ADD CONSTRAINT recheck_plan_once_a_year UNIQUE (campaign_id, year);

ALTER TABLE ONLY public.evaluation_rectifieditem
    ADD CONSTRAINT rectified_item_once UNIQUE (rectification_id, item);

ALTER TABLE ONLY public.campaign_reportwish
    ADD CONSTRAINT report_wish_once UNIQUE NULLS NOT DISTINCT (campaign_id, kind, year, month, county_id, zone_id);

ALTER TABLE ONLY public.campaign_resourceuse
    ADD CONSTRAINT resource_use_once UNIQUE (division_id, kind, year, quarter);

ALTER TABLE ONLY public.evaluation_sample
    ADD CONSTRAINT sample_once UNIQUE (round_id, purpose);

ALTER TABLE ONLY public.evaluation_sampledhome
    ADD CONSTRAINT sampled_home_once UNIQUE (survey_id, home_id);

ALTER TABLE ONLY public.evaluation_sampledhome
    ADD CONSTRAINT sampled_home_order UNIQUE (survey_id, compound_id, "order");

ALTER TABLE ONLY public.evaluation_sampledsheet
    ADD CONSTRAINT sampled_sheet_once UNIQUE (sample_id, sheet_id);

ALTER TABLE ONLY public.core_tables_savedview
    ADD CONSTRAINT saved_view_title_once UNIQUE (owner_id, page, title);

ALTER TABLE ONLY public.evaluation_scoreditem
    ADD CONSTRAINT scored_item_once UNIQUE (visit_id, item);

ALTER TABLE ONLY public.evaluation_scoredphoto
    ADD CONSTRAINT scored_photo_once UNIQUE (visit_id, item, sha256);

ALTER TABLE ONLY public.evaluation_sheet
    ADD CONSTRAINT sheet_once_in_a_round UNIQUE (round_id, code);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_stage
    ADD CONSTRAINT stage_number_once UNIQUE (campaign_id, number);

ALTER TABLE ONLY public.places_stairwell
    ADD CONSTRAINT stairwell_once_in_a_building UNIQUE (building_id, number);

ALTER TABLE ONLY public.campaign_standing
    ADD CONSTRAINT standing_of_county_once UNIQUE (denominator_id, day, county_id);

ALTER TABLE ONLY public.campaign_standing
    ADD CONSTRAINT standing_of_zone_once UNIQUE (denominator_id, day, zone_id);

ALTER TABLE ONLY public.evaluation_stepdate
    ADD CONSTRAINT step_date_once UNIQUE (round_id, step);

ALTER TABLE ONLY public.places_divisionsuccession
    ADD CONSTRAINT succession_once UNIQUE (predecessor_id, successor_id);

ALTER TABLE ONLY public.evaluation_surveyedcompound
    ADD CONSTRAINT surveyed_compound_once UNIQUE (survey_id, compound_id);

ALTER TABLE ONLY public.campaign_target
    ADD CONSTRAINT target_once UNIQUE (campaign_id, by, counted, stretch, reach);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);

CREATE INDEX access_log_at ON public.accounts_accesslog USING btree (at DESC);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX accounts_ac_pgh_obj_9e68a3_idx ON public.accounts_actingforevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX accounts_ac_princip_9af5c1_idx ON public.accounts_actingforevent USING btree (principal_id, pgh_id DESC);

CREATE INDEX accounts_accesslog_by_id_63b91f14 ON public.accounts_accesslog USING btree (by_id);

CREATE INDEX accounts_accesslog_person_id_5c19871f ON public.accounts_accesslog USING btree (person_id);

CREATE INDEX accounts_actingfor_person_id_6a9aff31 ON public.accounts_actingfor USING btree (person_id);

CREATE INDEX accounts_actingfor_principal_id_256568c2 ON public.accounts_actingfor USING btree (principal_id);

CREATE INDEX accounts_as_person__30badd_idx ON public.accounts_assignmentevent USING btree (person_id, pgh_id DESC);

CREATE INDEX accounts_as_pgh_obj_7624b4_idx ON public.accounts_assignmentevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX accounts_assignment_given_by_id_bf3d1197 ON public.accounts_assignment USING btree (given_by_id);

CREATE INDEX accounts_assignment_person_id_675bb18b ON public.accounts_assignment USING btree (person_id);

CREATE INDEX accounts_assignment_role_id_391529d3 ON public.accounts_assignment USING btree (role_id);

CREATE INDEX accounts_co_person__cb4f64_idx ON public.accounts_consentevent USING btree (person_id, pgh_id DESC);

CREATE INDEX accounts_co_pgh_obj_f27b15_idx ON public.accounts_consentevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX accounts_consent_person_id_dc6f3178 ON public.accounts_consent USING btree (person_id);

CREATE INDEX accounts_invitation_made_by_id_3eddde8f ON public.accounts_invitation USING btree (made_by_id);

CREATE INDEX accounts_invitation_person_id_7a704167 ON public.accounts_invitation USING btree (person_id);

CREATE INDEX accounts_invitation_role_id_6e595326 ON public.accounts_invitation USING btree (role_id);

CREATE INDEX accounts_pe_pgh_obj_3f7faa_idx ON public.accounts_personevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX accounts_person_remembered_as_id_0f20f0d4 ON public.accounts_person USING btree (remembered_as_id);

CREATE INDEX accounts_person_username_173ec97a_like ON public.accounts_person USING btree (username varchar_pattern_ops);

CREATE INDEX accounts_ro_pgh_obj_764524_idx ON public.accounts_roleevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX accounts_role_code_31e05c3f_like ON public.accounts_role USING btree (code varchar_pattern_ops);

CREATE INDEX accounts_signinevent_person_id_b7ef67d7 ON public.accounts_signinevent USING btree (person_id);

CREATE INDEX accounts_ve_person__c29990_idx ON public.accounts_verifiedhomeevent USING btree (person_id, pgh_id DESC);

CREATE INDEX accounts_ve_pgh_obj_0ef9e4_idx ON public.accounts_verifiedhomeevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX accounts_verifiedhome_home_id_e7546cf4 ON public.accounts_verifiedhome USING btree (home_id);

CREATE INDEX accounts_verifiedhome_person_id_3cb8543b ON public.accounts_verifiedhome USING btree (person_id);

CREATE INDEX accounts_verifiedhome_verified_by_id_e64179bd ON public.accounts_verifiedhome USING btree (verified_by_id);

CREATE UNIQUE INDEX acting_for_once_at_a_time ON public.accounts_actingfor USING btree (person_id, principal_id) WHERE (ended_at IS NULL);

CREATE INDEX adjudication_of_round ON public.evaluation_adjudication USING btree (round_id, state);

CREATE INDEX assignment_scope ON public.accounts_assignment USING btree (scope_type, scope_id);

CREATE INDEX attempt_of ON public.accounts_attempt USING btree (key, at);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX award_note_last ON public.evaluation_awardnote USING btree (award_id, "on" DESC, id DESC);

CREATE INDEX award_of_community ON public.evaluation_award USING btree (community_id, kind, valid_from DESC);

CREATE INDEX award_of_compound ON public.evaluation_award USING btree (compound_id, kind, valid_from DESC);

CREATE UNIQUE INDEX award_once_community ON public.evaluation_award USING btree (round_id, kind, community_id) WHERE (community_id IS NOT NULL);

CREATE UNIQUE INDEX award_once_compound ON public.evaluation_award USING btree (round_id, kind, compound_id) WHERE (compound_id IS NOT NULL);

CREATE INDEX boundary_box ON public.places_boundary USING btree (west, east, south, north);

CREATE UNIQUE INDEX boundary_current_once_compound ON public.places_boundary USING btree (compound_id) WHERE (replaced_at IS NULL);

CREATE UNIQUE INDEX boundary_current_once_division ON public.places_boundary USING btree (division_id) WHERE (replaced_at IS NULL);

CREATE UNIQUE INDEX boundary_current_once_protected_zone ON public.places_boundary USING btree (protected_zone_id) WHERE (replaced_at IS NULL);

CREATE INDEX campaign_ca_pgh_obj_b5ff17_idx ON public.campaign_campaignevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_campaign_baseline_id_79caf4df ON public.campaign_campaign USING btree (baseline_id);

CREATE INDEX campaign_campaign_compound_baseline_id_8cb468ac ON public.campaign_campaign USING btree (compound_baseline_id);

CREATE INDEX campaign_campaign_division_id_6b636974 ON public.campaign_campaign USING btree (division_id);

CREATE INDEX campaign_de_campaig_365528_idx ON public.campaign_denominatorevent USING btree (campaign_id, pgh_id DESC);

CREATE INDEX campaign_de_pgh_obj_c5a583_idx ON public.campaign_denominatorevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_denominator_campaign_id_617a9d38 ON public.campaign_denominator USING btree (campaign_id);

CREATE INDEX campaign_denominator_frozen_by_id_bf6b3505 ON public.campaign_denominator USING btree (frozen_by_id);

CREATE INDEX campaign_du_pgh_obj_18fb5b_idx ON public.campaign_dutyevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_duty_accepted_by_id_c9bfa052 ON public.campaign_duty USING btree (accepted_by_id);

CREATE INDEX campaign_duty_division_id_e5849376 ON public.campaign_duty USING btree (division_id);

CREATE INDEX campaign_duty_reported_by_id_994800f5 ON public.campaign_duty USING btree (reported_by_id);

CREATE INDEX campaign_duty_task_id_35c8b201 ON public.campaign_duty USING btree (task_id);

CREATE INDEX campaign_expectedstanding_campaign_id_8ec83688 ON public.campaign_expectedstanding USING btree (campaign_id);

CREATE INDEX campaign_expectedstanding_county_id_792ab47c ON public.campaign_expectedstanding USING btree (county_id);

CREATE INDEX campaign_expectedstanding_denominator_id_1a3ff6d7 ON public.campaign_expectedstanding USING btree (denominator_id);

CREATE INDEX campaign_expectedstanding_zone_id_17f6b060 ON public.campaign_expectedstanding USING btree (zone_id);

CREATE INDEX campaign_fo_pgh_obj_5746b1_idx ON public.campaign_followuporderevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_followuporder_campaign_id_fb81b4c5 ON public.campaign_followuporder USING btree (campaign_id);

CREATE INDEX campaign_followuporder_division_id_cd6d665a ON public.campaign_followuporder USING btree (division_id);

CREATE INDEX campaign_followuporder_ended_by_id_ffa2bbb5 ON public.campaign_followuporder USING btree (ended_by_id);

CREATE INDEX campaign_followuporder_issued_by_id_cd229551 ON public.campaign_followuporder USING btree (issued_by_id);

CREATE INDEX campaign_followuporder_number_3ba62ca3_like ON public.campaign_followuporder USING btree (number varchar_pattern_ops);

CREATE INDEX campaign_followuporder_replied_by_id_7df7100e ON public.campaign_followuporder USING btree (replied_by_id);

CREATE INDEX campaign_member_community_id_72939da0 ON public.campaign_member USING btree (community_id);

CREATE INDEX campaign_member_county_id_b5ec58bb ON public.campaign_member USING btree (county_id);

CREATE INDEX campaign_member_denominator_id_b60052eb ON public.campaign_member USING btree (denominator_id);

CREATE INDEX campaign_member_zone_id_1cf247a9 ON public.campaign_member USING btree (zone_id);

CREATE INDEX campaign_pl_campaig_6b452c_idx ON public.campaign_planevent USING btree (campaign_id, pgh_id DESC);

CREATE INDEX campaign_pl_pgh_obj_b25c74_idx ON public.campaign_planevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_plan_adopted_by_id_056dca6e ON public.campaign_plan USING btree (adopted_by_id);

CREATE INDEX campaign_plan_asked_by_id_b5395581 ON public.campaign_plan USING btree (asked_by_id);

CREATE INDEX campaign_plan_campaign_id_9222ee9b ON public.campaign_plan USING btree (campaign_id);

CREATE INDEX campaign_plan_round_id_53783889 ON public.campaign_plan USING btree (round_id);

CREATE INDEX campaign_prospect_campaign_id_ca24499b ON public.campaign_prospect USING btree (campaign_id);

CREATE INDEX campaign_prospect_division_id_0ad23ded ON public.campaign_prospect USING btree (division_id);

CREATE INDEX campaign_re_divisio_9c3e27_idx ON public.campaign_resourceuseevent USING btree (division_id, pgh_id DESC);

CREATE INDEX campaign_re_pgh_obj_48f932_idx ON public.campaign_resourceuseevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_re_pgh_obj_9be8be_idx ON public.campaign_recheckevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_recheck_award_id_be7644d8 ON public.campaign_recheck USING btree (award_id);

CREATE INDEX campaign_recheck_campaign_id_d77e34d7 ON public.campaign_recheck USING btree (campaign_id);

CREATE INDEX campaign_recheck_division_id_e7935d07 ON public.campaign_recheck USING btree (division_id);

CREATE INDEX campaign_recheck_done_by_id_5bd3d0ef ON public.campaign_recheck USING btree (done_by_id);

CREATE INDEX campaign_recheckplan_by_id_64bf52e8 ON public.campaign_recheckplan USING btree (by_id);

CREATE INDEX campaign_recheckplan_campaign_id_bb3a201f ON public.campaign_recheckplan USING btree (campaign_id);

CREATE INDEX campaign_reporttemplate_by_id_641f9f4f ON public.campaign_reporttemplate USING btree (by_id);

CREATE INDEX campaign_reporttemplate_campaign_id_712902a1 ON public.campaign_reporttemplate USING btree (campaign_id);

CREATE INDEX campaign_reporttemplate_file_id_59ceb31b ON public.campaign_reporttemplate USING btree (file_id);

CREATE INDEX campaign_reportwish_campaign_id_fec3bd81 ON public.campaign_reportwish USING btree (campaign_id);

CREATE INDEX campaign_reportwish_county_id_1d5c4b7d ON public.campaign_reportwish USING btree (county_id);

CREATE INDEX campaign_reportwish_zone_id_3945a407 ON public.campaign_reportwish USING btree (zone_id);

CREATE INDEX campaign_resourceuse_division_id_e1f09ae2 ON public.campaign_resourceuse USING btree (division_id);

CREATE INDEX campaign_sh_campaig_ced2fe_idx ON public.campaign_sharedworkevent USING btree (campaign_id, pgh_id DESC);

CREATE INDEX campaign_sh_pgh_obj_60be7e_idx ON public.campaign_sharedworkevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_sharedwork_campaign_id_3c6efefc ON public.campaign_sharedwork USING btree (campaign_id);

CREATE INDEX campaign_sharedwork_communities_division_id_92517963 ON public.campaign_sharedwork_communities USING btree (division_id);

CREATE INDEX campaign_sharedwork_communities_sharedwork_id_90d2d67e ON public.campaign_sharedwork_communities USING btree (sharedwork_id);

CREATE INDEX campaign_sharedwork_measure_id_3d4b7259 ON public.campaign_sharedwork USING btree (measure_id);

CREATE INDEX campaign_st_campaig_4dfa8a_idx ON public.campaign_stageevent USING btree (campaign_id, pgh_id DESC);

CREATE INDEX campaign_st_pgh_obj_05d2a0_idx ON public.campaign_stageclosingevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_st_pgh_obj_20fd41_idx ON public.campaign_stageevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_stage_campaign_id_f5503919 ON public.campaign_stage USING btree (campaign_id);

CREATE INDEX campaign_stageclosing_by_id_cc59b9ab ON public.campaign_stageclosing USING btree (by_id);

CREATE INDEX campaign_stageclosing_division_id_010ed194 ON public.campaign_stageclosing USING btree (division_id);

CREATE INDEX campaign_stageclosing_reopened_by_id_ef85821c ON public.campaign_stageclosing USING btree (reopened_by_id);

CREATE INDEX campaign_stageclosing_stage_id_e42f3902 ON public.campaign_stageclosing USING btree (stage_id);

CREATE INDEX campaign_standing_county_id_32764bbd ON public.campaign_standing USING btree (county_id);

CREATE INDEX campaign_standing_denominator_id_e7cc91d7 ON public.campaign_standing USING btree (denominator_id);

CREATE INDEX campaign_standing_zone_id_d6842189 ON public.campaign_standing USING btree (zone_id);

CREATE INDEX campaign_ta_campaig_02ad5d_idx ON public.campaign_taskevent USING btree (campaign_id, pgh_id DESC);

CREATE INDEX campaign_ta_campaig_13ecf9_idx ON public.campaign_targetevent USING btree (campaign_id, pgh_id DESC);

CREATE INDEX campaign_ta_pgh_obj_0e39a1_idx ON public.campaign_taskevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_ta_pgh_obj_de82ac_idx ON public.campaign_targetevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_target_campaign_id_a9a94204 ON public.campaign_target USING btree (campaign_id);

CREATE INDEX campaign_target_denominator_id_2299e7b3 ON public.campaign_target USING btree (denominator_id);

CREATE INDEX campaign_task_campaign_id_21950280 ON public.campaign_task USING btree (campaign_id);

CREATE INDEX campaign_task_stage_id_e2a46600 ON public.campaign_task USING btree (stage_id);

CREATE INDEX campaign_wo_pgh_obj_111fcf_idx ON public.campaign_workevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX campaign_work_campaign_id_3660c8f3 ON public.campaign_work USING btree (campaign_id);

CREATE INDEX campaign_work_changed_by_id_9b539cc6 ON public.campaign_work USING btree (changed_by_id);

CREATE INDEX campaign_work_compound_id_b407f6be ON public.campaign_work USING btree (compound_id);

CREATE INDEX campaign_work_division_id_a8dda8af ON public.campaign_work USING btree (division_id);

CREATE INDEX campaign_work_measure_id_5e0eb04d ON public.campaign_work USING btree (measure_id);

CREATE INDEX campaign_work_plan_id_0bae1f35 ON public.campaign_work USING btree (plan_id);

CREATE INDEX campaign_work_shared_id_f92a19eb ON public.campaign_work USING btree (shared_id);

CREATE INDEX chain_check_latest ON public.core_history_chaincheck USING btree (checked_at DESC);

CREATE INDEX chain_link_of_table ON public.core_history_chainlink USING btree ("table", first_id);

CREATE INDEX compound_by_name ON public.places_compound USING btree (name_pinyin, id);

CREATE INDEX compound_in_community ON public.places_compound USING btree (community_id, name_pinyin);

CREATE INDEX compound_search ON public.places_compound USING gin (search_grams);

CREATE UNIQUE INDEX consent_once_at_a_time ON public.accounts_consent USING btree (person_id, purpose) WHERE (withdrawn_at IS NULL);

CREATE INDEX core_documents_document_file_id_190d4824 ON public.core_documents_document USING btree (file_id);

CREATE INDEX core_documents_document_person_id_d89ab324 ON public.core_documents_document USING btree (person_id);

CREATE INDEX core_files__pgh_obj_3c76b6_idx ON public.core_files_fileuseevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX core_files_fileuse_by_id_b286ab6d ON public.core_files_fileuse USING btree (by_id);

CREATE INDEX core_files_fileuse_file_id_9b265780 ON public.core_files_fileuse USING btree (file_id);

CREATE INDEX core_hearin_pgh_obj_d2f0c4_idx ON public.core_hearing_hearingevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX core_hearing_hearing_answered_by_id_8d9275f5 ON public.core_hearing_hearing USING btree (answered_by_id);

CREATE INDEX core_hearing_hearing_decided_by_id_cd09e561 ON public.core_hearing_hearing USING btree (decided_by_id);

CREATE INDEX core_hearing_hearing_filed_by_id_79a2c2c1 ON public.core_hearing_hearing USING btree (filed_by_id);

CREATE INDEX core_imports_importcontent_run_id_abe43a66 ON public.core_imports_importcontent USING btree (run_id);

CREATE INDEX core_imports_importrun_person_id_4cfa6833 ON public.core_imports_importrun USING btree (person_id);

CREATE INDEX core_news_delivery_delivered_at_cbe9b4da ON public.core_news_delivery USING btree (delivered_at);

CREATE INDEX core_notices_notice_person_id_c9048fe1 ON public.core_notices_notice USING btree (person_id);

CREATE INDEX core_outbox_outboxact_by_id_8436de5c ON public.core_outbox_outboxact USING btree (by_id);

CREATE INDEX core_outbox_outboxact_record_id_a56f93eb ON public.core_outbox_outboxact USING btree (record_id);

CREATE INDEX core_outbox_outboxpiece_upload_id_e3535aeb ON public.core_outbox_outboxpiece USING btree (upload_id);

CREATE INDEX core_outbox_outboxrecord_brought_by_id_802ff3d3 ON public.core_outbox_outboxrecord USING btree (brought_by_id);

CREATE INDEX core_outbox_outboxrecord_person_id_d14710e0 ON public.core_outbox_outboxrecord USING btree (person_id);

CREATE INDEX core_outbox_outboxupload_file_id_526fa0c9 ON public.core_outbox_outboxupload USING btree (file_id);

CREATE INDEX core_outbox_outboxupload_person_id_396132a1 ON public.core_outbox_outboxupload USING btree (person_id);

CREATE INDEX core_outbox_outboxupload_record_id_e41218ce ON public.core_outbox_outboxupload USING btree (record_id);

CREATE INDEX core_tables_exportlog_person_id_d628e8b2 ON public.core_tables_exportlog USING btree (person_id);

CREATE INDEX core_tables_savedview_owner_id_130a876a ON public.core_tables_savedview USING btree (owner_id);

CREATE INDEX core_todo_todo_done_by_id_424ffffc ON public.core_todo_todo USING btree (done_by_id);

CREATE INDEX core_todo_todo_person_id_339ca502 ON public.core_todo_todo USING btree (person_id);

CREATE INDEX core_workti_calenda_5bae1d_idx ON public.core_worktime_workdayevent USING btree (calendar_id, pgh_id DESC);

CREATE INDEX core_workti_calenda_a37e3b_idx ON public.core_worktime_officehoursevent USING btree (calendar_id, pgh_id DESC);

CREATE INDEX core_workti_pgh_obj_29046c_idx ON public.core_worktime_workdayevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX core_workti_pgh_obj_6c7d46_idx ON public.core_worktime_officehoursevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX core_workti_pgh_obj_901924_idx ON public.core_worktime_workingcalendarevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX core_worktime_officehours_calendar_id_390df1eb ON public.core_worktime_officehours USING btree (calendar_id);

CREATE INDEX core_worktime_workday_calendar_id_0b19d6b0 ON public.core_worktime_workday USING btree (calendar_id);

CREATE INDEX decision_last ON public.evaluation_classdecision USING btree (sheet_id, id DESC);

CREATE INDEX division_ancestors ON public.places_division USING gin (ancestors);

CREATE INDEX division_code ON public.places_division USING btree (code);

CREATE UNIQUE INDEX division_code_is_unique_while_valid ON public.places_division USING btree (code) WHERE (valid_to IS NULL);

CREATE INDEX division_search ON public.places_division USING gin (search_grams);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX document_of_person ON public.core_documents_document USING btree (person_id, asked_at DESC);

CREATE INDEX evaluation__assesso_16f326_idx ON public.evaluation_trainingevent USING btree (assessor_id, pgh_id DESC);

CREATE INDEX evaluation__contrac_9519c0_idx ON public.evaluation_assessorevent USING btree (contract_id, pgh_id DESC);

CREATE INDEX evaluation__evidenc_8b95c0_idx ON public.evaluation_evidenceitemevent USING btree (evidence_id, pgh_id DESC);

CREATE INDEX evaluation__measure_97835e_idx ON public.evaluation_measurelinkevent USING btree (measure_id, pgh_id DESC);

CREATE INDEX evaluation__measure_e46a4c_idx ON public.evaluation_measureeffectevent USING btree (measure_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_21c255_idx ON public.evaluation_surveyevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_23770e_idx ON public.evaluation_evidenceevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_3707a1_idx ON public.evaluation_visitevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_3d7ccb_idx ON public.evaluation_assessorevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_6455f3_idx ON public.evaluation_roundevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_647af9_idx ON public.evaluation_selfassessmentevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_6c7a50_idx ON public.evaluation_adjudicationevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_70f6c8_idx ON public.evaluation_evidenceitemevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_70f80e_idx ON public.evaluation_trainingevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_714d15_idx ON public.evaluation_contractevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_71d3b1_idx ON public.evaluation_measurelinkevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_9d154c_idx ON public.evaluation_sheetevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_af6aba_idx ON public.evaluation_rectifieditemevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_cc05a9_idx ON public.evaluation_measureeffectevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_d2b33c_idx ON public.evaluation_stepdateevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_de4f4a_idx ON public.evaluation_measureevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_e47ce5_idx ON public.evaluation_scoreditemevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_e7f1b7_idx ON public.evaluation_editionevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__pgh_obj_f25cd0_idx ON public.evaluation_rectificationevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX evaluation__rectifi_f2a655_idx ON public.evaluation_rectifieditemevent USING btree (rectification_id, pgh_id DESC);

CREATE INDEX evaluation__round_i_4d285b_idx ON public.evaluation_stepdateevent USING btree (round_id, pgh_id DESC);

CREATE INDEX evaluation__sheet_i_18ce0a_idx ON public.evaluation_visitevent USING btree (sheet_id, pgh_id DESC);

CREATE INDEX evaluation__sheet_i_2c558f_idx ON public.evaluation_adjudicationevent USING btree (sheet_id, pgh_id DESC);

CREATE INDEX evaluation__sheet_i_509834_idx ON public.evaluation_selfassessmentevent USING btree (sheet_id, pgh_id DESC);

CREATE INDEX evaluation__sheet_i_cb6b23_idx ON public.evaluation_rectificationevent USING btree (sheet_id, pgh_id DESC);

CREATE INDEX evaluation__visit_i_e024ab_idx ON public.evaluation_scoreditemevent USING btree (visit_id, pgh_id DESC);

CREATE INDEX evaluation_adjudication_decided_by_id_8d675a59 ON public.evaluation_adjudication USING btree (decided_by_id);

CREATE INDEX evaluation_adjudication_round_id_9bde21f5 ON public.evaluation_adjudication USING btree (round_id);

CREATE INDEX evaluation_adjudication_sheet_id_1afc2173 ON public.evaluation_adjudication USING btree (sheet_id);

CREATE INDEX evaluation_assessor_contract_id_5add2a14 ON public.evaluation_assessor USING btree (contract_id);

CREATE INDEX evaluation_assessor_person_id_83eff170 ON public.evaluation_assessor USING btree (person_id);

CREATE INDEX evaluation_award_by_id_cc9c8679 ON public.evaluation_award USING btree (by_id);

CREATE INDEX evaluation_award_community_id_bfa131db ON public.evaluation_award USING btree (community_id);

CREATE INDEX evaluation_award_compound_id_a59bcadb ON public.evaluation_award USING btree (compound_id);

CREATE INDEX evaluation_award_inherited_from_id_504f20cb ON public.evaluation_award USING btree (inherited_from_id);

CREATE INDEX evaluation_award_round_id_3f204371 ON public.evaluation_award USING btree (round_id);

CREATE INDEX evaluation_awardnote_award_id_f0478a2c ON public.evaluation_awardnote USING btree (award_id);

CREATE INDEX evaluation_awardnote_by_id_631c3201 ON public.evaluation_awardnote USING btree (by_id);

CREATE INDEX evaluation_classdecision_by_id_d4d4c6a7 ON public.evaluation_classdecision USING btree (by_id);

CREATE INDEX evaluation_classdecision_round_id_e8f8f073 ON public.evaluation_classdecision USING btree (round_id);

CREATE INDEX evaluation_classdecision_sheet_id_88c960e5 ON public.evaluation_classdecision USING btree (sheet_id);

CREATE INDEX evaluation_confirmation_round_id_7dc2203f ON public.evaluation_confirmation USING btree (round_id);

CREATE INDEX evaluation_confirmation_signature_id_22711d1c ON public.evaluation_confirmation USING btree (signature_id);

CREATE INDEX evaluation_confirmation_visit_id_e9d2e6ba ON public.evaluation_confirmation USING btree (visit_id);

CREATE INDEX evaluation_contract_division_id_2127d85e ON public.evaluation_contract USING btree (division_id);

CREATE INDEX evaluation_contract_organisation_id_e9e26283 ON public.evaluation_contract USING btree (organisation_id);

CREATE INDEX evaluation_edition_created_by_id_b7d5f2b5 ON public.evaluation_edition USING btree (created_by_id);

CREATE INDEX evaluation_edition_published_by_id_cb490012 ON public.evaluation_edition USING btree (published_by_id);

CREATE INDEX evaluation_evidence_added_by_id_90a1d933 ON public.evaluation_evidence USING btree (added_by_id);

CREATE INDEX evaluation_evidence_community_id_59d8fbd2 ON public.evaluation_evidence USING btree (community_id);

CREATE INDEX evaluation_evidence_compound_id_708b9c65 ON public.evaluation_evidence USING btree (compound_id);

CREATE INDEX evaluation_evidence_file_id_a0d59ade ON public.evaluation_evidence USING btree (file_id);

CREATE INDEX evaluation_evidenceitem_evidence_id_a51bc8c7 ON public.evaluation_evidenceitem USING btree (evidence_id);

CREATE INDEX evaluation_grading_asked_by_id_1e91ce7b ON public.evaluation_grading USING btree (asked_by_id);

CREATE INDEX evaluation_grading_round_id_b3220f3b ON public.evaluation_grading USING btree (round_id);

CREATE INDEX evaluation_measure_code_f62bec0f_like ON public.evaluation_measure USING btree (code varchar_pattern_ops);

CREATE INDEX evaluation_measureeffect_measure_id_d4fb0d1e ON public.evaluation_measureeffect USING btree (measure_id);

CREATE INDEX evaluation_measurelink_measure_id_208a1bbf ON public.evaluation_measurelink USING btree (measure_id);

CREATE INDEX evaluation_measurelink_other_id_ccc32efa ON public.evaluation_measurelink USING btree (other_id);

CREATE INDEX evaluation_rectification_issued_by_id_96d493fb ON public.evaluation_rectification USING btree (issued_by_id);

CREATE INDEX evaluation_rectification_reported_by_id_afc1f9ba ON public.evaluation_rectification USING btree (reported_by_id);

CREATE INDEX evaluation_rectification_rescored_by_id_2afb8cbe ON public.evaluation_rectification USING btree (rescored_by_id);

CREATE INDEX evaluation_rectification_round_id_8fd75e8e ON public.evaluation_rectification USING btree (round_id);

CREATE INDEX evaluation_rectifieditem_evidence_id_8f6fabae ON public.evaluation_rectifieditem USING btree (evidence_id);

CREATE INDEX evaluation_rectifieditem_rectification_id_1b051f4d ON public.evaluation_rectifieditem USING btree (rectification_id);

CREATE INDEX evaluation_rectifieditem_round_id_76ecf6de ON public.evaluation_rectifieditem USING btree (round_id);

CREATE INDEX evaluation_result_county_id_286c586d ON public.evaluation_result USING btree (county_id);

CREATE INDEX evaluation_result_round_id_4f25e862 ON public.evaluation_result USING btree (round_id);

CREATE INDEX evaluation_round_called_by_id_005ac075 ON public.evaluation_round USING btree (called_by_id);

CREATE INDEX evaluation_round_division_id_18ce272f ON public.evaluation_round USING btree (division_id);

CREATE INDEX evaluation_round_edition_id_6f880c82 ON public.evaluation_round USING btree (edition_id);

CREATE INDEX evaluation_round_previous_id_da2bbd70 ON public.evaluation_round USING btree (previous_id);

CREATE INDEX evaluation_sample_drawn_by_id_934d2ecb ON public.evaluation_sample USING btree (drawn_by_id);

CREATE INDEX evaluation_sample_round_id_0ffbe9b1 ON public.evaluation_sample USING btree (round_id);

CREATE INDEX evaluation_sampledhome_code_hash_56330486_like ON public.evaluation_sampledhome USING btree (code_hash varchar_pattern_ops);

CREATE INDEX evaluation_sampledhome_compound_id_ecd571b1 ON public.evaluation_sampledhome USING btree (compound_id);

CREATE INDEX evaluation_sampledhome_home_id_15194ee2 ON public.evaluation_sampledhome USING btree (home_id);

CREATE INDEX evaluation_sampledhome_survey_id_c7b466b0 ON public.evaluation_sampledhome USING btree (survey_id);

CREATE INDEX evaluation_sampledsheet_round_id_98702a28 ON public.evaluation_sampledsheet USING btree (round_id);

CREATE INDEX evaluation_sampledsheet_sample_id_fde1020f ON public.evaluation_sampledsheet USING btree (sample_id);

CREATE INDEX evaluation_sampledsheet_sheet_id_f8eef1a2 ON public.evaluation_sampledsheet USING btree (sheet_id);

CREATE INDEX evaluation_scoreditem_round_id_d20b430c ON public.evaluation_scoreditem USING btree (round_id);

CREATE INDEX evaluation_scoreditem_visit_id_ef7a2cbe ON public.evaluation_scoreditem USING btree (visit_id);

CREATE INDEX evaluation_scoredphoto_file_id_ba7c6501 ON public.evaluation_scoredphoto USING btree (file_id);

CREATE INDEX evaluation_scoredphoto_round_id_109802f8 ON public.evaluation_scoredphoto USING btree (round_id);

CREATE INDEX evaluation_scoredphoto_visit_id_b17caad7 ON public.evaluation_scoredphoto USING btree (visit_id);

CREATE INDEX evaluation_seal_by_id_d4008b40 ON public.evaluation_seal USING btree (by_id);

CREATE INDEX evaluation_seal_previous_id_ff6d926f ON public.evaluation_seal USING btree (previous_id);

CREATE INDEX evaluation_seal_seal_68d9ecd6_like ON public.evaluation_seal USING btree (seal varchar_pattern_ops);

CREATE INDEX evaluation_selfassessment_changed_by_id_16d171e5 ON public.evaluation_selfassessment USING btree (changed_by_id);

CREATE INDEX evaluation_selfassessment_round_id_7b3234b7 ON public.evaluation_selfassessment USING btree (round_id);

CREATE INDEX evaluation_sheet_changed_by_id_e189b953 ON public.evaluation_sheet USING btree (changed_by_id);

CREATE INDEX evaluation_sheet_company_id_925463a8 ON public.evaluation_sheet USING btree (company_id);

CREATE INDEX evaluation_sheet_compound_id_5b0d62f1 ON public.evaluation_sheet USING btree (compound_id);

CREATE INDEX evaluation_sheet_county_id_fe2640cd ON public.evaluation_sheet USING btree (county_id);

CREATE INDEX evaluation_sheet_place_id_ce864136 ON public.evaluation_sheet USING btree (place_id);

CREATE INDEX evaluation_sheet_round_id_f85a3509 ON public.evaluation_sheet USING btree (round_id);

CREATE INDEX evaluation_sheet_zone_id_b9f8ba37 ON public.evaluation_sheet USING btree (zone_id);

CREATE INDEX evaluation_sheetmove_by_id_f6804cb3 ON public.evaluation_sheetmove USING btree (by_id);

CREATE INDEX evaluation_sheetmove_round_id_0c1227b3 ON public.evaluation_sheetmove USING btree (round_id);

CREATE INDEX evaluation_sheetmove_sheet_id_b7e7983a ON public.evaluation_sheetmove USING btree (sheet_id);

CREATE INDEX evaluation_stepdate_round_id_b6adf146 ON public.evaluation_stepdate USING btree (round_id);

CREATE INDEX evaluation_survey_by_id_38856037 ON public.evaluation_survey USING btree (by_id);

CREATE INDEX evaluation_survey_round_id_218c1c57 ON public.evaluation_survey USING btree (round_id);

CREATE INDEX evaluation_surveyanswer_compound_id_a2086b20 ON public.evaluation_surveyanswer USING btree (compound_id);

CREATE INDEX evaluation_surveyanswer_survey_id_5089d0dc ON public.evaluation_surveyanswer USING btree (survey_id);

CREATE INDEX evaluation_surveyedcompound_compound_id_6b091227 ON public.evaluation_surveyedcompound USING btree (compound_id);

CREATE INDEX evaluation_surveyedcompound_survey_id_1f944143 ON public.evaluation_surveyedcompound USING btree (survey_id);

CREATE INDEX evaluation_training_assessor_id_9ef6f1be ON public.evaluation_training USING btree (assessor_id);

CREATE INDEX evaluation_visit_assessor_id_b8ebb9b2 ON public.evaluation_visit USING btree (assessor_id);

CREATE INDEX evaluation_visit_assigned_by_id_766982b9 ON public.evaluation_visit USING btree (assigned_by_id);

CREATE INDEX evaluation_visit_replaces_id_285889fe ON public.evaluation_visit USING btree (replaces_id);

CREATE INDEX evaluation_visit_round_id_c5d795a9 ON public.evaluation_visit USING btree (round_id);

CREATE INDEX evaluation_visit_sheet_id_d886ebf8 ON public.evaluation_visit USING btree (sheet_id);

CREATE INDEX evidence_by_file ON public.evaluation_evidence USING btree (file_id);

CREATE INDEX evidence_item_of ON public.evaluation_evidenceitem USING btree (standard, item);

CREATE INDEX evidence_of_community ON public.evaluation_evidence USING btree (community_id, issued_on DESC);

CREATE INDEX evidence_of_compound ON public.evaluation_evidence USING btree (compound_id, issued_on DESC);

CREATE INDEX evidence_to_erase ON public.evaluation_evidence USING btree (withdrawn_at) WHERE (erased_at IS NULL);

CREATE INDEX export_by_person ON public.core_tables_exportlog USING btree (person_id, at);

CREATE INDEX facility_search ON public.places_publicfacility USING gin (search_grams);

CREATE INDEX file_use_of_subject ON public.core_files_fileuse USING btree (subject_type, subject_id);

CREATE UNIQUE INDEX file_use_once ON public.core_files_fileuse USING btree (file_id, subject_type, subject_id, purpose) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX grading_one_at_a_time ON public.evaluation_grading USING btree (round_id) WHERE ((state)::text = ANY ((ARRAY['WAITING'::character varying, 'RUNNING'::character varying])::text[]));

CREATE INDEX grid_search ON public.places_grid USING gin (search_grams);

CREATE INDEX hearing_due ON public.core_hearing_hearing USING btree (answer_by) WHERE ((state)::text = ANY ((ARRAY['FILED'::character varying, 'ACCEPTED'::character varying])::text[]));

CREATE INDEX hearing_filer ON public.core_hearing_hearing USING btree (filed_by_id, id DESC);

CREATE INDEX hearing_keys ON public.core_hearing_hearing USING gin (keys);

CREATE UNIQUE INDEX hearing_open_once ON public.core_hearing_hearing USING btree (kind, subject_type, subject_id, filed_by_id) WHERE ((state)::text = ANY ((ARRAY['FILED'::character varying, 'ACCEPTED'::character varying, 'LATE'::character varying])::text[]));

CREATE INDEX hearing_subject ON public.core_hearing_hearing USING btree (subject_type, subject_id);

CREATE INDEX home_in_compound ON public.places_home USING btree (compound_id, "order");

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX import_run_by_file ON public.core_imports_importrun USING btree (file_hash);

CREATE INDEX import_run_of_person ON public.core_imports_importrun USING btree (person_id, id DESC);

CREATE INDEX measure_effect_on_item ON public.evaluation_measureeffect USING btree (item);

CREATE INDEX measure_of_standard ON public.evaluation_measure USING btree (standard, code);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX notice_age ON public.core_notices_notice USING btree (made_at);

CREATE INDEX notice_inbox ON public.core_notices_notice USING btree (person_id, id DESC);

CREATE INDEX notice_unread ON public.core_notices_notice USING btree (person_id) WHERE (read_at IS NULL);

CREATE INDEX order_open ON public.campaign_followuporder USING btree (campaign_id, state, due_at);

CREATE INDEX organisation_search ON public.places_organisation USING gin (search_grams);

CREATE INDEX outbox_act_of_record ON public.core_outbox_outboxact USING btree (record_id, at);

CREATE INDEX outbox_record_for_office ON public.core_outbox_outboxrecord USING btree (received_at DESC) WHERE (((state)::text = ANY ((ARRAY['REFUSED'::character varying, 'CONFLICT'::character varying])::text[])) OR (NOT (brought_by_id IS NULL)));

CREATE INDEX outbox_record_of_person ON public.core_outbox_outboxrecord USING btree (person_id, state);

CREATE INDEX outbox_record_to_empty ON public.core_outbox_outboxrecord USING btree (state, received_at) WHERE (emptied_at IS NULL);

CREATE INDEX outbox_upload_age ON public.core_outbox_outboxupload USING btree (created_at);

CREATE INDEX outbox_upload_open ON public.core_outbox_outboxupload USING btree (person_id) WHERE (NOT ((state)::text = 'USED'::text));

CREATE INDEX overlayzone_search ON public.places_overlayzone USING gin (search_grams);

CREATE INDEX phone_code_of ON public.accounts_phonecode USING btree (phone_index, purpose);

CREATE INDEX places_boun_pgh_obj_204b9d_idx ON public.places_boundaryevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_boundary_compound_id_499cfaed ON public.places_boundary USING btree (compound_id);

CREATE INDEX places_boundary_division_id_e673a5bb ON public.places_boundary USING btree (division_id);

CREATE INDEX places_boundary_protected_zone_id_dbb86024 ON public.places_boundary USING btree (protected_zone_id);

CREATE INDEX places_buil_pgh_obj_731e9f_idx ON public.places_buildingevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_building_compound_id_3f85bcbf ON public.places_building USING btree (compound_id);

CREATE INDEX places_comp_pgh_obj_2bf1e4_idx ON public.places_compoundevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_compound_code_5751efa9_like ON public.places_compound USING btree (code varchar_pattern_ops);

CREATE INDEX places_compound_community_id_30ddeaf2 ON public.places_compound USING btree (community_id);

CREATE INDEX places_compound_manager_id_18c7198b ON public.places_compound USING btree (manager_id);

CREATE INDEX places_compound_name_pinyin_ad935244 ON public.places_compound USING btree (name_pinyin);

CREATE INDEX places_compound_name_pinyin_ad935244_like ON public.places_compound USING btree (name_pinyin varchar_pattern_ops);

CREATE INDEX places_divi_pgh_obj_c86d0c_idx ON public.places_divisionevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_divi_pgh_obj_fa0213_idx ON public.places_divisionsuccessionevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_divi_predece_215480_idx ON public.places_divisionsuccessionevent USING btree (predecessor_id, pgh_id DESC);

CREATE INDEX places_division_name_pinyin_1115993c ON public.places_division USING btree (name_pinyin);

CREATE INDEX places_division_name_pinyin_1115993c_like ON public.places_division USING btree (name_pinyin varchar_pattern_ops);

CREATE INDEX places_division_parent_id_a7a12d3b ON public.places_division USING btree (parent_id);

CREATE INDEX places_division_zone_id_acee9e57 ON public.places_division USING btree (zone_id);

CREATE INDEX places_divisionchange_division_id_8b088069 ON public.places_divisionchange USING btree (division_id);

CREATE INDEX places_divisionsuccession_predecessor_id_251382ba ON public.places_divisionsuccession USING btree (predecessor_id);

CREATE INDEX places_divisionsuccession_successor_id_cbe0384d ON public.places_divisionsuccession USING btree (successor_id);

CREATE INDEX places_grid_code_85ba2686_like ON public.places_grid USING btree (code varchar_pattern_ops);

CREATE INDEX places_grid_community_id_4908c9b9 ON public.places_grid USING btree (community_id);

CREATE INDEX places_grid_compounds_compound_id_026dd6bd ON public.places_grid_compounds USING btree (compound_id);

CREATE INDEX places_grid_compounds_grid_id_007ede67 ON public.places_grid_compounds USING btree (grid_id);

CREATE INDEX places_grid_grid_id_e41691_idx ON public.places_gridcompoundevent USING btree (grid_id, pgh_id DESC);

CREATE INDEX places_grid_name_pinyin_e850c91c ON public.places_grid USING btree (name_pinyin);

CREATE INDEX places_grid_name_pinyin_e850c91c_like ON public.places_grid USING btree (name_pinyin varchar_pattern_ops);

CREATE INDEX places_grid_pgh_obj_466612_idx ON public.places_gridcompoundevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_grid_pgh_obj_791f5b_idx ON public.places_gridevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_home_compound_id_87aea217 ON public.places_home USING btree (compound_id);

CREATE INDEX places_home_pgh_obj_b52d36_idx ON public.places_homeevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_home_stairwell_id_249215d8 ON public.places_home USING btree (stairwell_id);

CREATE INDEX places_mana_compoun_a352d2_idx ON public.places_managementevent USING btree (compound_id, pgh_id DESC);

CREATE INDEX places_mana_pgh_obj_d7eff0_idx ON public.places_managementevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_management_compound_id_4ac6637f ON public.places_management USING btree (compound_id);

CREATE INDEX places_management_organisation_id_45689df3 ON public.places_management USING btree (organisation_id);

CREATE INDEX places_micr_grid_id_867da6_idx ON public.places_microgridevent USING btree (grid_id, pgh_id DESC);

CREATE INDEX places_micr_pgh_obj_047b7b_idx ON public.places_microgridevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_microgrid_grid_id_6a23452f ON public.places_microgrid USING btree (grid_id);

CREATE INDEX places_orga_pgh_obj_248010_idx ON public.places_organisationevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_organisation_credit_code_1ac73952_like ON public.places_organisation USING btree (credit_code varchar_pattern_ops);

CREATE INDEX places_organisation_division_id_695c7a7d ON public.places_organisation USING btree (division_id);

CREATE INDEX places_organisation_name_pinyin_74b8b86a ON public.places_organisation USING btree (name_pinyin);

CREATE INDEX places_organisation_name_pinyin_74b8b86a_like ON public.places_organisation USING btree (name_pinyin varchar_pattern_ops);

CREATE INDEX places_over_pgh_obj_631316_idx ON public.places_overlayzoneevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_overlayzone_city_id_a453b650 ON public.places_overlayzone USING btree (city_id);

CREATE INDEX places_overlayzone_code_3b25b37c_like ON public.places_overlayzone USING btree (code varchar_pattern_ops);

CREATE INDEX places_overlayzone_name_pinyin_fc3e6972 ON public.places_overlayzone USING btree (name_pinyin);

CREATE INDEX places_overlayzone_name_pinyin_fc3e6972_like ON public.places_overlayzone USING btree (name_pinyin varchar_pattern_ops);

CREATE INDEX places_owne_compoun_be9a88_idx ON public.places_ownerscommitteeevent USING btree (compound_id, pgh_id DESC);

CREATE INDEX places_owne_pgh_obj_130f08_idx ON public.places_ownerscommitteeevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_ownerscommittee_compound_id_f7397b8a ON public.places_ownerscommittee USING btree (compound_id);

CREATE INDEX places_prot_pgh_obj_a1e2d4_idx ON public.places_protectedzoneevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_protectedzone_division_id_a3780519 ON public.places_protectedzone USING btree (division_id);

CREATE INDEX places_protectedzone_name_pinyin_37c6a414 ON public.places_protectedzone USING btree (name_pinyin);

CREATE INDEX places_protectedzone_name_pinyin_37c6a414_like ON public.places_protectedzone USING btree (name_pinyin varchar_pattern_ops);

CREATE INDEX places_publ_pgh_obj_499fd0_idx ON public.places_publicfacilityevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_publicfacility_community_id_71b5a0a8 ON public.places_publicfacility USING btree (community_id);

CREATE INDEX places_publicfacility_compound_id_c9227569 ON public.places_publicfacility USING btree (compound_id);

CREATE INDEX places_publicfacility_name_pinyin_dcc817ae ON public.places_publicfacility USING btree (name_pinyin);

CREATE INDEX places_publicfacility_name_pinyin_dcc817ae_like ON public.places_publicfacility USING btree (name_pinyin varchar_pattern_ops);

CREATE INDEX places_publicfacility_responsible_id_065be2e8 ON public.places_publicfacility USING btree (responsible_id);

CREATE INDEX places_stai_pgh_obj_7a9d04_idx ON public.places_stairwellevent USING btree (pgh_obj_id, pgh_id DESC);

CREATE INDEX places_stairwell_building_id_a7204314 ON public.places_stairwell USING btree (building_id);

CREATE INDEX places_stairwell_micro_grid_id_a6bfab1d ON public.places_stairwell USING btree (micro_grid_id);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX protected_zone_search ON public.places_protectedzone USING gin (search_grams);

CREATE INDEX resource_use_by_quarter ON public.campaign_resourceuse USING btree (year, quarter, kind);

CREATE INDEX result_by_county_total ON public.evaluation_result USING btree (round_id, county_id, total DESC);

CREATE INDEX result_by_total ON public.evaluation_result USING btree (round_id, total DESC NULLS LAST);

CREATE UNIQUE INDEX saved_view_one_default ON public.core_tables_savedview USING btree (owner_id, page) WHERE is_default;

CREATE INDEX sheet_at_step ON public.evaluation_sheet USING btree (round_id, step);

CREATE INDEX sheet_in_county ON public.evaluation_sheet USING btree (round_id, county_id, code);

CREATE INDEX sheet_lies_in ON public.evaluation_sheet USING gin (lies_in);

CREATE INDEX sheet_move_last ON public.evaluation_sheetmove USING btree (sheet_id, id DESC);

CREATE INDEX sign_in_at ON public.accounts_signinevent USING btree (at);

CREATE INDEX sign_in_of ON public.accounts_signinevent USING btree (person_id, at DESC);

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE UNIQUE INDEX stage_closed_once ON public.campaign_stageclosing USING btree (stage_id, division_id) WHERE (reopened_at IS NULL);

CREATE INDEX stored_file_age ON public.core_files_storedfile USING btree (stored_at);

CREATE INDEX survey_answer_of_compound ON public.evaluation_surveyanswer USING btree (survey_id, compound_id);

CREATE INDEX todo_done ON public.core_todo_todo USING btree (done_by_id, done_at DESC) WHERE ((state)::text = 'DONE'::text);

CREATE INDEX todo_holders ON public.core_todo_todo USING gin (holders) WHERE ((state)::text = 'OPEN'::text);

CREATE UNIQUE INDEX todo_open_once ON public.core_todo_todo USING btree (kind, subject_type, subject_id, person_id) NULLS NOT DISTINCT WHERE ((state)::text = 'OPEN'::text);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);

CREATE UNIQUE INDEX verified_home_once_at_a_time ON public.accounts_verifiedhome USING btree (person_id, home_id) WHERE (valid_to IS NULL);

CREATE INDEX visit_of_assessor ON public.evaluation_visit USING btree (assessor_id, state, "position");

CREATE INDEX visit_of_round ON public.evaluation_visit USING btree (round_id, scoring, state);

CREATE UNIQUE INDEX visit_once ON public.evaluation_visit USING btree (sheet_id, part, scoring) WHERE (NOT ((state)::text = 'REFUSED'::text));

CREATE INDEX work_by_state ON public.campaign_work USING btree (campaign_id, state, due_on);

CREATE INDEX work_of_community ON public.campaign_work USING btree (division_id, campaign_id);

CREATE UNIQUE INDEX work_once_in_a_community ON public.campaign_work USING btree (campaign_id, division_id, measure_id) WHERE ((compound_id IS NULL) AND (NOT ((state)::text = 'DROPPED'::text)));

CREATE UNIQUE INDEX work_once_in_a_compound ON public.campaign_work USING btree (campaign_id, compound_id, measure_id) WHERE (NOT ((state)::text = 'DROPPED'::text));

CREATE TRIGGER pgtrigger_access_log_only_grows_328c3 BEFORE DELETE OR UPDATE ON public.accounts_accesslog FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_access_log_only_grows_328c3();

COMMENT ON TRIGGER pgtrigger_access_log_only_grows_328c3 ON public.accounts_accesslog IS '8cd2eaccddef6b028bc6eb68a92e92d6795c9d37';

CREATE TRIGGER pgtrigger_append_only_06c71 BEFORE DELETE OR UPDATE ON public.core_files_fileuseevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_06c71();

COMMENT ON TRIGGER pgtrigger_append_only_06c71 ON public.core_files_fileuseevent IS '5de95420050578c9663b93bebb79242cbf487ae3';

CREATE TRIGGER pgtrigger_append_only_07d7d BEFORE DELETE OR UPDATE ON public.places_stairwellevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_07d7d();

COMMENT ON TRIGGER pgtrigger_append_only_07d7d ON public.places_stairwellevent IS '3292e7877f20657d5341d1e2bf91b0b5d2b6ac4f';

CREATE TRIGGER pgtrigger_append_only_081ec BEFORE DELETE OR UPDATE ON public.places_divisionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_081ec();

COMMENT ON TRIGGER pgtrigger_append_only_081ec ON public.places_divisionevent IS '7576501c9bf93e80ab1d383e908321c3f26f940d';

CREATE TRIGGER pgtrigger_append_only_0cda2 BEFORE DELETE OR UPDATE ON public.evaluation_trainingevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_0cda2();

COMMENT ON TRIGGER pgtrigger_append_only_0cda2 ON public.evaluation_trainingevent IS '006c76267ee44fbac69558ac028790176f3e877b';

CREATE TRIGGER pgtrigger_append_only_13103 BEFORE DELETE OR UPDATE ON public.evaluation_sample FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_13103();

COMMENT ON TRIGGER pgtrigger_append_only_13103 ON public.evaluation_sample IS '2f0295a49182479c5e1d52199d578dee4683fd8d';

CREATE TRIGGER pgtrigger_append_only_14898 BEFORE DELETE OR UPDATE ON public.evaluation_rectificationevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_14898();

COMMENT ON TRIGGER pgtrigger_append_only_14898 ON public.evaluation_rectificationevent IS '2364cda80572ae8ab67838f12c3550bf9756ae6d';

CREATE TRIGGER pgtrigger_append_only_164fa BEFORE DELETE OR UPDATE ON public.places_publicfacilityevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_164fa();

COMMENT ON TRIGGER pgtrigger_append_only_164fa ON public.places_publicfacilityevent IS '10cde5b7f7a4c845d0ea33219beac126ca63e162';

CREATE TRIGGER pgtrigger_append_only_2312d BEFORE DELETE OR UPDATE ON public.campaign_denominatorevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2312d();

COMMENT ON TRIGGER pgtrigger_append_only_2312d ON public.campaign_denominatorevent IS 'aaccb6d0121570e442ac7dff4f317b29e7b87e4f';

CREATE TRIGGER pgtrigger_append_only_25598 BEFORE DELETE OR UPDATE ON public.campaign_campaignevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_25598();

COMMENT ON TRIGGER pgtrigger_append_only_25598 ON public.campaign_campaignevent IS '6695404b88a44b2e31cf48989ef84cd97ef167d0';

CREATE TRIGGER pgtrigger_append_only_2c21f BEFORE DELETE OR UPDATE ON public.evaluation_contractevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2c21f();

COMMENT ON TRIGGER pgtrigger_append_only_2c21f ON public.evaluation_contractevent IS '757c5b5407ed7deae8d486e154ec795e1daf411a';

CREATE TRIGGER pgtrigger_append_only_32189 BEFORE DELETE OR UPDATE ON public.places_homeevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_32189();

COMMENT ON TRIGGER pgtrigger_append_only_32189 ON public.places_homeevent IS '3aac0f275870a130df406a9c6e2363b1eaa712cd';

CREATE TRIGGER pgtrigger_append_only_3a003 BEFORE DELETE OR UPDATE ON public.campaign_followuporderevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_3a003();

COMMENT ON TRIGGER pgtrigger_append_only_3a003 ON public.campaign_followuporderevent IS '3ddd901394bcfdc8b5ca980617fd786ffe55296f';

CREATE TRIGGER pgtrigger_append_only_3c96c BEFORE DELETE OR UPDATE ON public.campaign_recheckplan FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_3c96c();

COMMENT ON TRIGGER pgtrigger_append_only_3c96c ON public.campaign_recheckplan IS '36b6bf461f740149548190c0e668281df6f512e3';

CREATE TRIGGER pgtrigger_append_only_4738c BEFORE DELETE OR UPDATE ON public.campaign_workevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_4738c();

COMMENT ON TRIGGER pgtrigger_append_only_4738c ON public.campaign_workevent IS '4064ca511eac04b2e23dc44dab765d37e4c2ec37';

CREATE TRIGGER pgtrigger_append_only_59740 BEFORE DELETE OR UPDATE ON public.campaign_stageevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_59740();

COMMENT ON TRIGGER pgtrigger_append_only_59740 ON public.campaign_stageevent IS '60a859b191087f1c82002426a3ea14d66a9306d6';

CREATE TRIGGER pgtrigger_append_only_5d9ae BEFORE DELETE OR UPDATE ON public.evaluation_measurelinkevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_5d9ae();

COMMENT ON TRIGGER pgtrigger_append_only_5d9ae ON public.evaluation_measurelinkevent IS '38c9982d942cef633b1b947a83316ca60384a76e';

CREATE TRIGGER pgtrigger_append_only_5e663 BEFORE DELETE OR UPDATE ON public.places_ownerscommitteeevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_5e663();

COMMENT ON TRIGGER pgtrigger_append_only_5e663 ON public.places_ownerscommitteeevent IS '117cd341f305d9a4836029205a66de8cd1c2f6d8';

CREATE TRIGGER pgtrigger_append_only_623d9 BEFORE DELETE OR UPDATE ON public.core_worktime_workingcalendarevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_623d9();

COMMENT ON TRIGGER pgtrigger_append_only_623d9 ON public.core_worktime_workingcalendarevent IS 'eb2082045db76c87e9731f71e437e96317f530af';

CREATE TRIGGER pgtrigger_append_only_668ac BEFORE DELETE OR UPDATE ON public.campaign_resourceuseevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_668ac();

COMMENT ON TRIGGER pgtrigger_append_only_668ac ON public.campaign_resourceuseevent IS 'ebd9bc006b2024ea22563cd5525bab1dd29f60ea';

CREATE TRIGGER pgtrigger_append_only_66f02 BEFORE DELETE OR UPDATE ON public.core_worktime_workdayevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_66f02();

COMMENT ON TRIGGER pgtrigger_append_only_66f02 ON public.core_worktime_workdayevent IS '4b5aa3f77628ad72477165521860f484e653108c';

CREATE TRIGGER pgtrigger_append_only_696c2 BEFORE DELETE OR UPDATE ON public.core_history_chaincheck FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_696c2();

COMMENT ON TRIGGER pgtrigger_append_only_696c2 ON public.core_history_chaincheck IS '95a3f405dd7d7bc1274b3287ff4886372fd2dfc6';

CREATE TRIGGER pgtrigger_append_only_6c7d6 BEFORE DELETE OR UPDATE ON public.evaluation_evidenceitemevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6c7d6();

COMMENT ON TRIGGER pgtrigger_append_only_6c7d6 ON public.evaluation_evidenceitemevent IS '1eec5969e669875a420e27bfa909a5972a00cd2a';

CREATE TRIGGER pgtrigger_append_only_6cec5 BEFORE DELETE OR UPDATE ON public.evaluation_sheetmove FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6cec5();

COMMENT ON TRIGGER pgtrigger_append_only_6cec5 ON public.evaluation_sheetmove IS 'db97deac2378d1027ad80185c9c1550ff4ceedd9';

CREATE TRIGGER pgtrigger_append_only_6e137 BEFORE DELETE OR UPDATE ON public.campaign_targetevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6e137();

COMMENT ON TRIGGER pgtrigger_append_only_6e137 ON public.campaign_targetevent IS '736f0b4d3c813de59f2c13336f0a7ca9e5e36d52';

CREATE TRIGGER pgtrigger_append_only_6ea39 BEFORE DELETE OR UPDATE ON public.evaluation_editionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6ea39();

COMMENT ON TRIGGER pgtrigger_append_only_6ea39 ON public.evaluation_editionevent IS 'ecfdd325249f2ef4fc58e77d03e692a684a9a4fc';

CREATE TRIGGER pgtrigger_append_only_6f26d BEFORE DELETE OR UPDATE ON public.core_worktime_officehoursevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6f26d();

COMMENT ON TRIGGER pgtrigger_append_only_6f26d ON public.core_worktime_officehoursevent IS 'eca1ff606e2c978c29b618bb55f3ba961c8e2a44';

CREATE TRIGGER pgtrigger_append_only_70996 BEFORE DELETE OR UPDATE ON public.core_files_deletedfile FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_70996();

COMMENT ON TRIGGER pgtrigger_append_only_70996 ON public.core_files_deletedfile IS '3565d39d96eeeb5ab91b69b0889432d589fd26d9';

CREATE TRIGGER pgtrigger_append_only_73549 BEFORE DELETE OR UPDATE ON public.places_buildingevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_73549();

COMMENT ON TRIGGER pgtrigger_append_only_73549 ON public.places_buildingevent IS '19fa5ed5bfb9085d5e4011823e2e83b3103c0e3a';

CREATE TRIGGER pgtrigger_append_only_737d1 BEFORE DELETE OR UPDATE ON public.evaluation_awardnote FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_737d1();

COMMENT ON TRIGGER pgtrigger_append_only_737d1 ON public.evaluation_awardnote IS 'c2ba1783c1f1660e14f12d1d7d45362fec6568ac';

CREATE TRIGGER pgtrigger_append_only_746bd BEFORE DELETE OR UPDATE ON public.places_organisationevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_746bd();

COMMENT ON TRIGGER pgtrigger_append_only_746bd ON public.places_organisationevent IS '8d25bb58fa561a2e11bc31b384d1b635b9faff1b';

CREATE TRIGGER pgtrigger_append_only_77c54 BEFORE DELETE OR UPDATE ON public.evaluation_classdecision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_77c54();

COMMENT ON TRIGGER pgtrigger_append_only_77c54 ON public.evaluation_classdecision IS '5b3df5d15ae8f133542ea6d6b79b684d2e97bd16';

CREATE TRIGGER pgtrigger_append_only_77f80 BEFORE DELETE OR UPDATE ON public.accounts_consentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_77f80();

COMMENT ON TRIGGER pgtrigger_append_only_77f80 ON public.accounts_consentevent IS '10438884ba7500a77dcaa01a127cd102970f34a6';

CREATE TRIGGER pgtrigger_append_only_792da BEFORE DELETE OR UPDATE ON public.evaluation_confirmation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_792da();

COMMENT ON TRIGGER pgtrigger_append_only_792da ON public.evaluation_confirmation IS 'f2988751abf195a143bbc3eda0fdd8584a8bb9a2';

CREATE TRIGGER pgtrigger_append_only_7b60d BEFORE DELETE OR UPDATE ON public.evaluation_award FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7b60d();

COMMENT ON TRIGGER pgtrigger_append_only_7b60d ON public.evaluation_award IS '8cb785d988fbf93560c9e572f6a51942659a4677';

CREATE TRIGGER pgtrigger_append_only_7c479 BEFORE DELETE OR UPDATE ON public.places_protectedzoneevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7c479();

COMMENT ON TRIGGER pgtrigger_append_only_7c479 ON public.places_protectedzoneevent IS 'e15dad26b3e8a2c1dfd0dfe113435094242492fb';

CREATE TRIGGER pgtrigger_append_only_7c62e BEFORE DELETE OR UPDATE ON public.evaluation_rectifieditemevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7c62e();

COMMENT ON TRIGGER pgtrigger_append_only_7c62e ON public.evaluation_rectifieditemevent IS '546a867889664d45325260d664031244fb82368e';

CREATE TRIGGER pgtrigger_append_only_7d83c BEFORE DELETE OR UPDATE ON public.places_managementevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7d83c();

COMMENT ON TRIGGER pgtrigger_append_only_7d83c ON public.places_managementevent IS '96b0efdc3a8e388bf49f6b910a348c830bd49be6';

CREATE TRIGGER pgtrigger_append_only_7e8a0 BEFORE DELETE OR UPDATE ON public.places_gridcompoundevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7e8a0();

COMMENT ON TRIGGER pgtrigger_append_only_7e8a0 ON public.places_gridcompoundevent IS 'b6488dbd53b96cadd85ded9c30acdff2959da42d';

CREATE TRIGGER pgtrigger_append_only_82223 BEFORE DELETE OR UPDATE ON public.campaign_member FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_82223();

COMMENT ON TRIGGER pgtrigger_append_only_82223 ON public.campaign_member IS '13af5fe79e9671321b8528d9c4dd1e94c602a44e';

CREATE TRIGGER pgtrigger_append_only_829a9 BEFORE DELETE OR UPDATE ON public.campaign_stageclosingevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_829a9();

COMMENT ON TRIGGER pgtrigger_append_only_829a9 ON public.campaign_stageclosingevent IS '16f7b241ec7667ccd89571b1c22936c6a8b809d3';

CREATE TRIGGER pgtrigger_append_only_89eb3 BEFORE DELETE OR UPDATE ON public.campaign_sharedworkevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_89eb3();

COMMENT ON TRIGGER pgtrigger_append_only_89eb3 ON public.campaign_sharedworkevent IS 'c140096538f7c325bf6026e455f3702ac567429e';

CREATE TRIGGER pgtrigger_append_only_8c056 BEFORE DELETE OR UPDATE ON public.evaluation_surveyanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_8c056();

COMMENT ON TRIGGER pgtrigger_append_only_8c056 ON public.evaluation_surveyanswer IS '75460edf7d1c5d0eb40a2d0d0e2ed8f0ee699287';

CREATE TRIGGER pgtrigger_append_only_9041d BEFORE DELETE OR UPDATE ON public.campaign_taskevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_9041d();

COMMENT ON TRIGGER pgtrigger_append_only_9041d ON public.campaign_taskevent IS '492df3228cc2d81cdfeb2ddd3a266b25ab9f3379';

CREATE TRIGGER pgtrigger_append_only_92b40 BEFORE DELETE OR UPDATE ON public.evaluation_roundevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_92b40();

COMMENT ON TRIGGER pgtrigger_append_only_92b40 ON public.evaluation_roundevent IS 'bf51e8fbd6a65771f7e88291fb500437e03555ee';

CREATE TRIGGER pgtrigger_append_only_95b83 BEFORE DELETE OR UPDATE ON public.evaluation_measureeffectevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_95b83();

COMMENT ON TRIGGER pgtrigger_append_only_95b83 ON public.evaluation_measureeffectevent IS '435750f649a72ebb681aa79df375963ea010338c';

CREATE TRIGGER pgtrigger_append_only_9979f BEFORE DELETE OR UPDATE ON public.campaign_reporttemplate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_9979f();

COMMENT ON TRIGGER pgtrigger_append_only_9979f ON public.campaign_reporttemplate IS '076a962320f913c96316109e1a3a8f25c0822957';

CREATE TRIGGER pgtrigger_append_only_9be3f BEFORE DELETE OR UPDATE ON public.evaluation_measureevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_9be3f();

COMMENT ON TRIGGER pgtrigger_append_only_9be3f ON public.evaluation_measureevent IS '5bc7a7fc0380ec0a30ea38ec123ebd40377f62c9';

CREATE TRIGGER pgtrigger_append_only_9eb47 BEFORE DELETE OR UPDATE ON public.evaluation_assessorevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_9eb47();

COMMENT ON TRIGGER pgtrigger_append_only_9eb47 ON public.evaluation_assessorevent IS 'cfeb7b1a80e35c9b3c3a1ad855ece8f3f336b810';

CREATE TRIGGER pgtrigger_append_only_9f1b9 BEFORE DELETE OR UPDATE ON public.evaluation_sheetevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_9f1b9();

COMMENT ON TRIGGER pgtrigger_append_only_9f1b9 ON public.evaluation_sheetevent IS '12135051d0e2002c25a0234a6bc9368917ebfff6';

CREATE TRIGGER pgtrigger_append_only_a6c78 BEFORE DELETE OR UPDATE ON public.evaluation_visitevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_a6c78();

COMMENT ON TRIGGER pgtrigger_append_only_a6c78 ON public.evaluation_visitevent IS '70e20198c1cb42a2774ee9eb1874f2383ff2eb2b';

CREATE TRIGGER pgtrigger_append_only_ab9e0 BEFORE DELETE OR UPDATE ON public.accounts_roleevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_ab9e0();

COMMENT ON TRIGGER pgtrigger_append_only_ab9e0 ON public.accounts_roleevent IS 'b564108b8bf5a07512863705a922155d3bbdc3f6';

CREATE TRIGGER pgtrigger_append_only_b1d8a BEFORE DELETE OR UPDATE ON public.evaluation_surveyevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_b1d8a();

COMMENT ON TRIGGER pgtrigger_append_only_b1d8a ON public.evaluation_surveyevent IS 'be330162ad6e34308133a4ac9e84f2d1d1b5b6d6';

CREATE TRIGGER pgtrigger_append_only_b3472 BEFORE DELETE OR UPDATE ON public.campaign_planevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_b3472();

COMMENT ON TRIGGER pgtrigger_append_only_b3472 ON public.campaign_planevent IS 'd5917a750b1226e0cd42f9ebf6aa9a8da2ee6c94';

CREATE TRIGGER pgtrigger_append_only_ba890 BEFORE DELETE OR UPDATE ON public.accounts_personevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_ba890();

COMMENT ON TRIGGER pgtrigger_append_only_ba890 ON public.accounts_personevent IS 'ab12179ca78ae034abb9ebf88853b5337e7aa9ef';

CREATE TRIGGER pgtrigger_append_only_bb337 BEFORE DELETE OR UPDATE ON public.evaluation_adjudicationevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_bb337();

COMMENT ON TRIGGER pgtrigger_append_only_bb337 ON public.evaluation_adjudicationevent IS 'cda8aa5ad91cdc517518ebb4c7013984e3c98aec';

CREATE TRIGGER pgtrigger_append_only_bb4d8 BEFORE DELETE OR UPDATE ON public.campaign_dutyevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_bb4d8();

COMMENT ON TRIGGER pgtrigger_append_only_bb4d8 ON public.campaign_dutyevent IS 'fdced0015c2599aa289350edb52df7fc4f81529a';

CREATE TRIGGER pgtrigger_append_only_bef85 BEFORE DELETE OR UPDATE ON public.places_compoundevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_bef85();

COMMENT ON TRIGGER pgtrigger_append_only_bef85 ON public.places_compoundevent IS '0db7d8a483e19bb40158321dcee85cb52b5ff7c2';

CREATE TRIGGER pgtrigger_append_only_c0b5d BEFORE DELETE OR UPDATE ON public.evaluation_stepdateevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c0b5d();

COMMENT ON TRIGGER pgtrigger_append_only_c0b5d ON public.evaluation_stepdateevent IS 'f16f1ccd5adfa1117634b1859d9a074a5963f466';

CREATE TRIGGER pgtrigger_append_only_c16d0 BEFORE DELETE OR UPDATE ON public.evaluation_sampledsheet FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c16d0();

COMMENT ON TRIGGER pgtrigger_append_only_c16d0 ON public.evaluation_sampledsheet IS '6ba30fbeb49b51b5fb67b573dfc9e6c4d2ee72fc';

CREATE TRIGGER pgtrigger_append_only_c4eda BEFORE DELETE OR UPDATE ON public.evaluation_seal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c4eda();

COMMENT ON TRIGGER pgtrigger_append_only_c4eda ON public.evaluation_seal IS 'fadda0afcc5670806f302cad567aea4be6969713';

CREATE TRIGGER pgtrigger_append_only_c6cec BEFORE DELETE OR UPDATE ON public.core_metrics_metricvalue FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c6cec();

COMMENT ON TRIGGER pgtrigger_append_only_c6cec ON public.core_metrics_metricvalue IS '6351d1ddafa432b9f5753ae9d8bbfd631eb979cf';

CREATE TRIGGER pgtrigger_append_only_c747d BEFORE DELETE OR UPDATE ON public.evaluation_selfassessmentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c747d();

COMMENT ON TRIGGER pgtrigger_append_only_c747d ON public.evaluation_selfassessmentevent IS '8b4a48df69b33d79c116c5d019956d68b8e6cd53';

CREATE TRIGGER pgtrigger_append_only_cf5ac BEFORE DELETE OR UPDATE ON public.core_history_chainlink FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_cf5ac();

COMMENT ON TRIGGER pgtrigger_append_only_cf5ac ON public.core_history_chainlink IS '1a0f18a2c7b23602c7439f7cf6ce9060f975a6e6';

CREATE TRIGGER pgtrigger_append_only_cfc55 BEFORE DELETE OR UPDATE ON public.core_outbox_outboxact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_cfc55();

COMMENT ON TRIGGER pgtrigger_append_only_cfc55 ON public.core_outbox_outboxact IS 'd9a25200810cb5fd1ac951dcc801589ace1fa84d';

CREATE TRIGGER pgtrigger_append_only_d26f5 BEFORE DELETE OR UPDATE ON public.evaluation_scoredphoto FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_d26f5();

COMMENT ON TRIGGER pgtrigger_append_only_d26f5 ON public.evaluation_scoredphoto IS '85679ed1aa19ffd3f11e45fcef7efa0d8f8bf646';

CREATE TRIGGER pgtrigger_append_only_d41c1 BEFORE DELETE OR UPDATE ON public.places_divisionsuccessionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_d41c1();

COMMENT ON TRIGGER pgtrigger_append_only_d41c1 ON public.places_divisionsuccessionevent IS 'b60a2efb0196e1cc8c1a57bca785b9f1433999a5';

CREATE TRIGGER pgtrigger_append_only_d66c7 BEFORE DELETE OR UPDATE ON public.campaign_recheckevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_d66c7();

COMMENT ON TRIGGER pgtrigger_append_only_d66c7 ON public.campaign_recheckevent IS '8e733ddc85f5c80f758cb78b4806b23e7ce01e17';

CREATE TRIGGER pgtrigger_append_only_dad40 BEFORE DELETE OR UPDATE ON public.accounts_verifiedhomeevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_dad40();

COMMENT ON TRIGGER pgtrigger_append_only_dad40 ON public.accounts_verifiedhomeevent IS '8c1d6b368fc834b02fc452849e31875555f952d5';

CREATE TRIGGER pgtrigger_append_only_db03f BEFORE DELETE OR UPDATE ON public.places_microgridevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_db03f();

COMMENT ON TRIGGER pgtrigger_append_only_db03f ON public.places_microgridevent IS '7b38f8e0d589a270f60ef15022a1bbbb4f5d61f2';

CREATE TRIGGER pgtrigger_append_only_db82a BEFORE DELETE OR UPDATE ON public.places_overlayzoneevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_db82a();

COMMENT ON TRIGGER pgtrigger_append_only_db82a ON public.places_overlayzoneevent IS '3e6d2ef5e00e4947a185f492bbaa592660c3e10f';

CREATE TRIGGER pgtrigger_append_only_dda2a BEFORE DELETE OR UPDATE ON public.accounts_actingforevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_dda2a();

COMMENT ON TRIGGER pgtrigger_append_only_dda2a ON public.accounts_actingforevent IS '6a2df80d1f3a508eec445ae98fd6a274e9df414e';

CREATE TRIGGER pgtrigger_append_only_df2b0 BEFORE DELETE OR UPDATE ON public.places_gridevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_df2b0();

COMMENT ON TRIGGER pgtrigger_append_only_df2b0 ON public.places_gridevent IS '1c9fdf07bc557a58e028deb57d3e818e423a660a';

CREATE TRIGGER pgtrigger_append_only_df34d BEFORE DELETE OR UPDATE ON public.places_boundaryevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_df34d();

COMMENT ON TRIGGER pgtrigger_append_only_df34d ON public.places_boundaryevent IS '411a1cbd757d742a921bab1a86ab026d2e4d435b';

CREATE TRIGGER pgtrigger_append_only_dfbc9 BEFORE DELETE OR UPDATE ON public.accounts_assignmentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_dfbc9();

COMMENT ON TRIGGER pgtrigger_append_only_dfbc9 ON public.accounts_assignmentevent IS '9d1e87891906d66a19efe944576ed3b53d8382fe';

CREATE TRIGGER pgtrigger_append_only_e5145 BEFORE DELETE OR UPDATE ON public.campaign_reportwish FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_e5145();

COMMENT ON TRIGGER pgtrigger_append_only_e5145 ON public.campaign_reportwish IS '3681772eeb5b32d2996275c891378bdfb5cc64b4';

CREATE TRIGGER pgtrigger_append_only_e93a5 BEFORE DELETE OR UPDATE ON public.core_hearing_hearingevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_e93a5();

COMMENT ON TRIGGER pgtrigger_append_only_e93a5 ON public.core_hearing_hearingevent IS 'b8da2a09cbcec173c0eb514b5a390f22d6979562';

CREATE TRIGGER pgtrigger_append_only_ebb9a BEFORE DELETE OR UPDATE ON public.evaluation_scoreditemevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_ebb9a();

COMMENT ON TRIGGER pgtrigger_append_only_ebb9a ON public.evaluation_scoreditemevent IS '6c2191f576726633c0874c795e490a9e2f27976a';

CREATE TRIGGER pgtrigger_append_only_f52c3 BEFORE DELETE OR UPDATE ON public.evaluation_evidenceevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_f52c3();

COMMENT ON TRIGGER pgtrigger_append_only_f52c3 ON public.evaluation_evidenceevent IS 'c955a985bf5635bde300b014ebf51690b17700ff';

CREATE TRIGGER pgtrigger_closing_stays_3c664 BEFORE UPDATE OF stage_id, division_id, summary, at ON public.campaign_stageclosing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_closing_stays_3c664();

COMMENT ON TRIGGER pgtrigger_closing_stays_3c664 ON public.campaign_stageclosing IS 'bb6a18c42f186c3ca73dc50839e5cb34d3d5bcd3';

CREATE TRIGGER pgtrigger_delete_delete_048b6 AFTER DELETE ON public.places_protectedzone REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_048b6();

COMMENT ON TRIGGER pgtrigger_delete_delete_048b6 ON public.places_protectedzone IS 'bf19ef96d9d6c3d638794a41d822a8856a02bbe6';

CREATE TRIGGER pgtrigger_delete_delete_06e67 AFTER DELETE ON public.evaluation_selfassessment REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_06e67();

COMMENT ON TRIGGER pgtrigger_delete_delete_06e67 ON public.evaluation_selfassessment IS '0dd6cafb0f4144d2e67cb1cbb52e1a4e37044b46';

CREATE TRIGGER pgtrigger_delete_delete_07400 AFTER DELETE ON public.accounts_verifiedhome REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_07400();

COMMENT ON TRIGGER pgtrigger_delete_delete_07400 ON public.accounts_verifiedhome IS '0e66ed6e7f6d6797ce2c6eda981b9986452d4930';

CREATE TRIGGER pgtrigger_delete_delete_0cfa6 AFTER DELETE ON public.places_divisionsuccession REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_0cfa6();

COMMENT ON TRIGGER pgtrigger_delete_delete_0cfa6 ON public.places_divisionsuccession IS '02c60ceadabc78477bdb22da193eb1c5238c9ab9';

CREATE TRIGGER pgtrigger_delete_delete_12b32 AFTER DELETE ON public.places_compound REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_12b32();

COMMENT ON TRIGGER pgtrigger_delete_delete_12b32 ON public.places_compound IS '601edcd944390ee48491e059ff3977fbe179b2c5';

CREATE TRIGGER pgtrigger_delete_delete_1377b AFTER DELETE ON public.evaluation_contract REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1377b();

COMMENT ON TRIGGER pgtrigger_delete_delete_1377b ON public.evaluation_contract IS '9f99a2fbb26a6a8cfe123829d66f99c40a8a3064';

CREATE TRIGGER pgtrigger_delete_delete_17539 AFTER DELETE ON public.campaign_task REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_17539();

COMMENT ON TRIGGER pgtrigger_delete_delete_17539 ON public.campaign_task IS '91ad8e520c2c164fce08529270049835edb7701f';

CREATE TRIGGER pgtrigger_delete_delete_1895e AFTER DELETE ON public.core_files_fileuse REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1895e();

COMMENT ON TRIGGER pgtrigger_delete_delete_1895e ON public.core_files_fileuse IS 'e3326407fcfecce204e855e9779c10898d5e2005';

CREATE TRIGGER pgtrigger_delete_delete_18acd AFTER DELETE ON public.accounts_person REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_18acd();

COMMENT ON TRIGGER pgtrigger_delete_delete_18acd ON public.accounts_person IS 'cbf808381755d89b9ab7c3bd833125be41c59513';

CREATE TRIGGER pgtrigger_delete_delete_1a480 AFTER DELETE ON public.evaluation_visit REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1a480();

COMMENT ON TRIGGER pgtrigger_delete_delete_1a480 ON public.evaluation_visit IS 'c08ec157a6c23d91a4435d960285178bc3b3058c';

CREATE TRIGGER pgtrigger_delete_delete_1a8a7 AFTER DELETE ON public.campaign_stageclosing REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1a8a7();

COMMENT ON TRIGGER pgtrigger_delete_delete_1a8a7 ON public.campaign_stageclosing IS '8f2d0218cc314dcd2d4dbb39ae45f0ae069594c0';

CREATE TRIGGER pgtrigger_delete_delete_1fb76 AFTER DELETE ON public.evaluation_edition REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1fb76();

COMMENT ON TRIGGER pgtrigger_delete_delete_1fb76 ON public.evaluation_edition IS 'f493d27e18a735a5837e92358776773ef871301f';

CREATE TRIGGER pgtrigger_delete_delete_318fa AFTER DELETE ON public.evaluation_evidence REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_318fa();

COMMENT ON TRIGGER pgtrigger_delete_delete_318fa ON public.evaluation_evidence IS '80bfa2dac4ed38283bba1f875c22294a9abfb60a';

CREATE TRIGGER pgtrigger_delete_delete_3918f AFTER DELETE ON public.campaign_plan REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_3918f();

COMMENT ON TRIGGER pgtrigger_delete_delete_3918f ON public.campaign_plan IS '379ec9cdb1b963d7872e9c8e22728b8be4d3d24c';

CREATE TRIGGER pgtrigger_delete_delete_41467 AFTER DELETE ON public.evaluation_evidenceitem REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_41467();

COMMENT ON TRIGGER pgtrigger_delete_delete_41467 ON public.evaluation_evidenceitem IS '8bb9107aef2070d08652df7bd2468b7ac8f12c0d';

CREATE TRIGGER pgtrigger_delete_delete_48fd5 AFTER DELETE ON public.core_worktime_workingcalendar REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_48fd5();

COMMENT ON TRIGGER pgtrigger_delete_delete_48fd5 ON public.core_worktime_workingcalendar IS 'a3c583e8795224109cb86c41bb46f0b5772def62';

CREATE TRIGGER pgtrigger_delete_delete_4e994 AFTER DELETE ON public.campaign_recheck REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_4e994();

COMMENT ON TRIGGER pgtrigger_delete_delete_4e994 ON public.campaign_recheck IS '2695bcac6ccd280b34492a7f6842a27cee372081';

CREATE TRIGGER pgtrigger_delete_delete_4f1f5 AFTER DELETE ON public.campaign_sharedwork REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_4f1f5();

COMMENT ON TRIGGER pgtrigger_delete_delete_4f1f5 ON public.campaign_sharedwork IS '9c107cade2f38264c0ffc3a95abc3dc9bbc59ff6';

CREATE TRIGGER pgtrigger_delete_delete_582e3 AFTER DELETE ON public.places_publicfacility REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_582e3();

COMMENT ON TRIGGER pgtrigger_delete_delete_582e3 ON public.places_publicfacility IS '383a19e18d79be386c5fdd9566085b819c8e1e5d';

CREATE TRIGGER pgtrigger_delete_delete_58de9 AFTER DELETE ON public.places_grid_compounds REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_58de9();

COMMENT ON TRIGGER pgtrigger_delete_delete_58de9 ON public.places_grid_compounds IS 'd7b9d3b6c61524088683e334b2b3fdc2c7684b24';

CREATE TRIGGER pgtrigger_delete_delete_5ce65 AFTER DELETE ON public.campaign_campaign REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_5ce65();

COMMENT ON TRIGGER pgtrigger_delete_delete_5ce65 ON public.campaign_campaign IS '3cbc684d324cb2d026e6c5389d6e8bbf5421ec88';

CREATE TRIGGER pgtrigger_delete_delete_67e0e AFTER DELETE ON public.evaluation_rectifieditem REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_67e0e();

COMMENT ON TRIGGER pgtrigger_delete_delete_67e0e ON public.evaluation_rectifieditem IS '74e057156748c0622421dd8314641782d397a25a';

CREATE TRIGGER pgtrigger_delete_delete_71fcd AFTER DELETE ON public.evaluation_training REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_71fcd();

COMMENT ON TRIGGER pgtrigger_delete_delete_71fcd ON public.evaluation_training IS '12fe6a364fbbb5f13ba1ce7f7215b20935a35475';

CREATE TRIGGER pgtrigger_delete_delete_730d2 AFTER DELETE ON public.places_home REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_730d2();

COMMENT ON TRIGGER pgtrigger_delete_delete_730d2 ON public.places_home IS 'a2529cf99489fce65f320150637d83a7f66b85d0';

CREATE TRIGGER pgtrigger_delete_delete_75abe AFTER DELETE ON public.campaign_duty REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_75abe();

COMMENT ON TRIGGER pgtrigger_delete_delete_75abe ON public.campaign_duty IS '73d3ade3bacdb39b05a44380ec4a94550e0eea7b';

CREATE TRIGGER pgtrigger_delete_delete_7b2ec AFTER DELETE ON public.evaluation_adjudication REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_7b2ec();

COMMENT ON TRIGGER pgtrigger_delete_delete_7b2ec ON public.evaluation_adjudication IS 'd64f226d507714be9c587a9e381a30a25de6ad8c';

CREATE TRIGGER pgtrigger_delete_delete_7dfb5 AFTER DELETE ON public.campaign_resourceuse REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_7dfb5();

COMMENT ON TRIGGER pgtrigger_delete_delete_7dfb5 ON public.campaign_resourceuse IS '63941d3b8b005f185c7753ac326abdc83a3101eb';

CREATE TRIGGER pgtrigger_delete_delete_89f60 AFTER DELETE ON public.places_microgrid REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_89f60();

COMMENT ON TRIGGER pgtrigger_delete_delete_89f60 ON public.places_microgrid IS '9c59192f1b98d833dbe8d315d36d04b95a6bc32d';

CREATE TRIGGER pgtrigger_delete_delete_8bb49 AFTER DELETE ON public.places_grid REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_8bb49();

COMMENT ON TRIGGER pgtrigger_delete_delete_8bb49 ON public.places_grid IS '5ec1835c3386a5af47623e4406dc0f4c9e6726bc';

CREATE TRIGGER pgtrigger_delete_delete_8d06a AFTER DELETE ON public.places_division REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_8d06a();

COMMENT ON TRIGGER pgtrigger_delete_delete_8d06a ON public.places_division IS '5e9c48df4dbede92f614d420651b62c21fd35183';

CREATE TRIGGER pgtrigger_delete_delete_913ec AFTER DELETE ON public.evaluation_rectification REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_913ec();

COMMENT ON TRIGGER pgtrigger_delete_delete_913ec ON public.evaluation_rectification IS '0409b5273024b2436b2a8528a9ccd5abbe44da33';

CREATE TRIGGER pgtrigger_delete_delete_9692f AFTER DELETE ON public.accounts_actingfor REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_9692f();

COMMENT ON TRIGGER pgtrigger_delete_delete_9692f ON public.accounts_actingfor IS '052734749deba477180448627b835858879b05a5';

CREATE TRIGGER pgtrigger_delete_delete_96f10 AFTER DELETE ON public.places_stairwell REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_96f10();

COMMENT ON TRIGGER pgtrigger_delete_delete_96f10 ON public.places_stairwell IS '9271d33da99ee35720b5487cb3ceebd510de9699';

CREATE TRIGGER pgtrigger_delete_delete_a083f AFTER DELETE ON public.evaluation_round REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_a083f();

COMMENT ON TRIGGER pgtrigger_delete_delete_a083f ON public.evaluation_round IS '87ac35a7cbb59eba4952c00705f1567bc2d7d6d5';

CREATE TRIGGER pgtrigger_delete_delete_a3333 AFTER DELETE ON public.places_management REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_a3333();

COMMENT ON TRIGGER pgtrigger_delete_delete_a3333 ON public.places_management IS '6f8f2bd762320ddb09fc87830c4ed0550026cf51';

CREATE TRIGGER pgtrigger_delete_delete_a340c AFTER DELETE ON public.campaign_stage REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_a340c();

COMMENT ON TRIGGER pgtrigger_delete_delete_a340c ON public.campaign_stage IS '606b6147f4d300faa4504bd8139eb77a641319a3';

CREATE TRIGGER pgtrigger_delete_delete_a8c41 AFTER DELETE ON public.evaluation_stepdate REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_a8c41();

COMMENT ON TRIGGER pgtrigger_delete_delete_a8c41 ON public.evaluation_stepdate IS '46eb75d047feb4f0c3de7fc61281779e4d747276';

CREATE TRIGGER pgtrigger_delete_delete_a8e80 AFTER DELETE ON public.core_worktime_workday REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_a8e80();

COMMENT ON TRIGGER pgtrigger_delete_delete_a8e80 ON public.core_worktime_workday IS 'd4481ab8ad760cba7434d7ef9b4d13b9ecb777ab';

CREATE TRIGGER pgtrigger_delete_delete_a95b0 AFTER DELETE ON public.evaluation_assessor REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_a95b0();

COMMENT ON TRIGGER pgtrigger_delete_delete_a95b0 ON public.evaluation_assessor IS '3715fa82b46a3d379b657363fceff0edf0126424';

CREATE TRIGGER pgtrigger_delete_delete_aa09b AFTER DELETE ON public.accounts_assignment REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_aa09b();

COMMENT ON TRIGGER pgtrigger_delete_delete_aa09b ON public.accounts_assignment IS '9593b42a3a57ffaec5069eae846756cb37c090ad';

CREATE TRIGGER pgtrigger_delete_delete_b1ac1 AFTER DELETE ON public.evaluation_scoreditem REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_b1ac1();

COMMENT ON TRIGGER pgtrigger_delete_delete_b1ac1 ON public.evaluation_scoreditem IS 'cc94dc015dfce62ecc5b00b20776fab16d2d8327';

CREATE TRIGGER pgtrigger_delete_delete_b202c AFTER DELETE ON public.campaign_followuporder REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_b202c();

COMMENT ON TRIGGER pgtrigger_delete_delete_b202c ON public.campaign_followuporder IS '8d06283cbe36183c9dec66cb23ca22e912b6c2ff';

CREATE TRIGGER pgtrigger_delete_delete_bb98a AFTER DELETE ON public.evaluation_survey REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_bb98a();

COMMENT ON TRIGGER pgtrigger_delete_delete_bb98a ON public.evaluation_survey IS 'f5ea06d2339075b1219ad74c5d0f215f048ab001';

CREATE TRIGGER pgtrigger_delete_delete_c2727 AFTER DELETE ON public.campaign_target REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c2727();

COMMENT ON TRIGGER pgtrigger_delete_delete_c2727 ON public.campaign_target IS '79d0390459ef9584be04859618a03ffefe06c053';

CREATE TRIGGER pgtrigger_delete_delete_c2e93 AFTER DELETE ON public.places_boundary REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c2e93();

COMMENT ON TRIGGER pgtrigger_delete_delete_c2e93 ON public.places_boundary IS 'b4fa4675dc3c0be58f0b12d31f4099788d1ce486';

CREATE TRIGGER pgtrigger_delete_delete_c60c7 AFTER DELETE ON public.evaluation_measure REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c60c7();

COMMENT ON TRIGGER pgtrigger_delete_delete_c60c7 ON public.evaluation_measure IS 'af39aceb4e749922add2fdfb1c92cb19e68a5987';

CREATE TRIGGER pgtrigger_delete_delete_c6b4e AFTER DELETE ON public.campaign_denominator REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c6b4e();

COMMENT ON TRIGGER pgtrigger_delete_delete_c6b4e ON public.campaign_denominator IS '7b6a77a50a285b6009c72be11a4394200cabfdb9';

CREATE TRIGGER pgtrigger_delete_delete_c72df AFTER DELETE ON public.evaluation_sheet REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c72df();

COMMENT ON TRIGGER pgtrigger_delete_delete_c72df ON public.evaluation_sheet IS 'f0a625b43cadbe18e6edfdd9c8c0d742ff097031';

CREATE TRIGGER pgtrigger_delete_delete_d436e AFTER DELETE ON public.places_ownerscommittee REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_d436e();

COMMENT ON TRIGGER pgtrigger_delete_delete_d436e ON public.places_ownerscommittee IS '5e79b9cb1a99394ecb77115d344c784a15a9c11f';

CREATE TRIGGER pgtrigger_delete_delete_d75a6 AFTER DELETE ON public.accounts_role REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_d75a6();

COMMENT ON TRIGGER pgtrigger_delete_delete_d75a6 ON public.accounts_role IS 'c505f59730a3b29f64ca95ec5716b88d582e107d';

CREATE TRIGGER pgtrigger_delete_delete_d7757 AFTER DELETE ON public.campaign_work REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_d7757();

COMMENT ON TRIGGER pgtrigger_delete_delete_d7757 ON public.campaign_work IS '5f051bbf8b8ce15905e440234b62f00ac0efd80d';

CREATE TRIGGER pgtrigger_delete_delete_e215d AFTER DELETE ON public.places_overlayzone REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_e215d();

COMMENT ON TRIGGER pgtrigger_delete_delete_e215d ON public.places_overlayzone IS '738cc04f2a9ece7f540a6d102c40faa00639c489';

CREATE TRIGGER pgtrigger_delete_delete_eace0 AFTER DELETE ON public.evaluation_measureeffect REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_eace0();

COMMENT ON TRIGGER pgtrigger_delete_delete_eace0 ON public.evaluation_measureeffect IS 'e9ac5a1da88cf793cc44d38540f50eb0c000efea';

CREATE TRIGGER pgtrigger_delete_delete_f08a5 AFTER DELETE ON public.places_building REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f08a5();

COMMENT ON TRIGGER pgtrigger_delete_delete_f08a5 ON public.places_building IS '83146bcc0ffeec17280180b5f661320baa067c2c';

CREATE TRIGGER pgtrigger_delete_delete_f0b48 AFTER DELETE ON public.accounts_consent REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f0b48();

COMMENT ON TRIGGER pgtrigger_delete_delete_f0b48 ON public.accounts_consent IS 'bcbc07cf6b820f1daf432942466d5f106ae73ec1';

CREATE TRIGGER pgtrigger_delete_delete_f3f57 AFTER DELETE ON public.core_hearing_hearing REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f3f57();

COMMENT ON TRIGGER pgtrigger_delete_delete_f3f57 ON public.core_hearing_hearing IS '034361ccf72765a5b74da288634754228f5dcd31';

CREATE TRIGGER pgtrigger_delete_delete_f439b AFTER DELETE ON public.core_worktime_officehours REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f439b();

COMMENT ON TRIGGER pgtrigger_delete_delete_f439b ON public.core_worktime_officehours IS 'a4a170f6ad5f5884cefcd6bce64dae43a19ad358';

CREATE TRIGGER pgtrigger_delete_delete_fb201 AFTER DELETE ON public.evaluation_measurelink REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_fb201();

COMMENT ON TRIGGER pgtrigger_delete_delete_fb201 ON public.evaluation_measurelink IS 'd65d13c78d1ab32bc91e881d1a8eda58d6764734';

CREATE TRIGGER pgtrigger_delete_delete_fe1ce AFTER DELETE ON public.places_organisation REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_fe1ce();

COMMENT ON TRIGGER pgtrigger_delete_delete_fe1ce ON public.places_organisation IS '1db696018a5a83976c0130aef2f9150c6364a3e8';

CREATE TRIGGER pgtrigger_export_log_append_only_a37e9 BEFORE DELETE OR UPDATE ON public.core_tables_exportlog FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_export_log_append_only_a37e9();

COMMENT ON TRIGGER pgtrigger_export_log_append_only_a37e9 ON public.core_tables_exportlog IS '7c47894faed809a0b6dd4e6312132cf2639c105b';

CREATE TRIGGER pgtrigger_forward_only_960b6 BEFORE UPDATE ON public.core_outbox_outboxupload FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_forward_only_960b6();

COMMENT ON TRIGGER pgtrigger_forward_only_960b6 ON public.core_outbox_outboxupload IS '9fa5877e3314251baa8dcf9cf3b6ab15f8126375';

CREATE TRIGGER pgtrigger_forward_only_9de77 BEFORE UPDATE ON public.core_outbox_outboxrecord FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_forward_only_9de77();

COMMENT ON TRIGGER pgtrigger_forward_only_9de77 ON public.core_outbox_outboxrecord IS '30b4e6238ede0217395f525f58fee9f82e9a0288';

CREATE TRIGGER pgtrigger_insert_insert_0133b AFTER INSERT ON public.accounts_actingfor REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_0133b();

COMMENT ON TRIGGER pgtrigger_insert_insert_0133b ON public.accounts_actingfor IS '329d0759140ef78c9ea0e35387f6ab724158ef8e';

CREATE TRIGGER pgtrigger_insert_insert_0324d AFTER INSERT ON public.evaluation_rectifieditem REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_0324d();

COMMENT ON TRIGGER pgtrigger_insert_insert_0324d ON public.evaluation_rectifieditem IS '6e5d56fc419ab9ea3bc432e3fc1b53a97f99f560';

CREATE TRIGGER pgtrigger_insert_insert_0d4b3 AFTER INSERT ON public.campaign_stage REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_0d4b3();

COMMENT ON TRIGGER pgtrigger_insert_insert_0d4b3 ON public.campaign_stage IS '4487daab6b8b93aea28630b190122afed661dd2e';

CREATE TRIGGER pgtrigger_insert_insert_11b5b AFTER INSERT ON public.evaluation_measurelink REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_11b5b();

COMMENT ON TRIGGER pgtrigger_insert_insert_11b5b ON public.evaluation_measurelink IS '7d0fbde51c577d5eb39c9f7d017052ac6de072a4';

CREATE TRIGGER pgtrigger_insert_insert_13d2b AFTER INSERT ON public.evaluation_scoreditem REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_13d2b();

COMMENT ON TRIGGER pgtrigger_insert_insert_13d2b ON public.evaluation_scoreditem IS '0640b94f112208b42d5d00b7a412d4a3122b16c4';

CREATE TRIGGER pgtrigger_insert_insert_14e47 AFTER INSERT ON public.places_overlayzone REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_14e47();

COMMENT ON TRIGGER pgtrigger_insert_insert_14e47 ON public.places_overlayzone IS 'bd9a18b8be5fccd8e43db946a4b9b56ae6aaf9ef';

CREATE TRIGGER pgtrigger_insert_insert_1663d AFTER INSERT ON public.places_microgrid REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_1663d();

COMMENT ON TRIGGER pgtrigger_insert_insert_1663d ON public.places_microgrid IS 'cde97a600468ee37c5ecf778f1c40524e8dfd921';

CREATE TRIGGER pgtrigger_insert_insert_1bc6c AFTER INSERT ON public.places_grid_compounds REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_1bc6c();

COMMENT ON TRIGGER pgtrigger_insert_insert_1bc6c ON public.places_grid_compounds IS '6ea84f082daea53d8b5757567add41e4980ea9c1';

CREATE TRIGGER pgtrigger_insert_insert_2028f AFTER INSERT ON public.campaign_work REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_2028f();

COMMENT ON TRIGGER pgtrigger_insert_insert_2028f ON public.campaign_work IS '3a76e091ddad9ef8236fa0be69a44d044c4dfdd6';

CREATE TRIGGER pgtrigger_insert_insert_212e8 AFTER INSERT ON public.evaluation_survey REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_212e8();

COMMENT ON TRIGGER pgtrigger_insert_insert_212e8 ON public.evaluation_survey IS 'ece43c6ee9831ec41c5c3fae6e35c204a0a2dac4';

CREATE TRIGGER pgtrigger_insert_insert_31eb0 AFTER INSERT ON public.places_compound REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_31eb0();

COMMENT ON TRIGGER pgtrigger_insert_insert_31eb0 ON public.places_compound IS '4b6b82dbdc1573d097a58110decffdd43a6e61b6';

CREATE TRIGGER pgtrigger_insert_insert_369ac AFTER INSERT ON public.places_grid REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_369ac();

COMMENT ON TRIGGER pgtrigger_insert_insert_369ac ON public.places_grid IS 'd682095139f4db3cdaacc5b39963877d82cd73fc';

CREATE TRIGGER pgtrigger_insert_insert_3b3ae AFTER INSERT ON public.core_worktime_workday REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_3b3ae();

COMMENT ON TRIGGER pgtrigger_insert_insert_3b3ae ON public.core_worktime_workday IS '2434291ec1f7b29b91c103e9346251d22ec89abc';

CREATE TRIGGER pgtrigger_insert_insert_42d8e AFTER INSERT ON public.evaluation_evidence REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_42d8e();

COMMENT ON TRIGGER pgtrigger_insert_insert_42d8e ON public.evaluation_evidence IS '4d78f25b34863d901e4e37569261aa9545e84e2d';

CREATE TRIGGER pgtrigger_insert_insert_442f2 AFTER INSERT ON public.places_ownerscommittee REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_442f2();

COMMENT ON TRIGGER pgtrigger_insert_insert_442f2 ON public.places_ownerscommittee IS '3ff4439f439609517c6cf944658663db814dd59d';

CREATE TRIGGER pgtrigger_insert_insert_4924d AFTER INSERT ON public.evaluation_measure REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_4924d();

COMMENT ON TRIGGER pgtrigger_insert_insert_4924d ON public.evaluation_measure IS '651664e71f1616dee475c85f385d6844e912c7f9';

CREATE TRIGGER pgtrigger_insert_insert_581f1 AFTER INSERT ON public.places_publicfacility REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_581f1();

COMMENT ON TRIGGER pgtrigger_insert_insert_581f1 ON public.places_publicfacility IS 'e2a93f3ab41ce81fad9a6ee8af7338318be4ba66';

CREATE TRIGGER pgtrigger_insert_insert_5eb84 AFTER INSERT ON public.core_hearing_hearing REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_5eb84();

COMMENT ON TRIGGER pgtrigger_insert_insert_5eb84 ON public.core_hearing_hearing IS 'c7c07860f77e37ce3699d105ba823988c1df55d2';

CREATE TRIGGER pgtrigger_insert_insert_5fc84 AFTER INSERT ON public.accounts_consent REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_5fc84();

COMMENT ON TRIGGER pgtrigger_insert_insert_5fc84 ON public.accounts_consent IS '0d1b5600de1ea5fa50e3f17e44e0b5d5f9cc8ddf';

CREATE TRIGGER pgtrigger_insert_insert_603a0 AFTER INSERT ON public.evaluation_edition REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_603a0();

COMMENT ON TRIGGER pgtrigger_insert_insert_603a0 ON public.evaluation_edition IS '16ddf9556d91c29fbb25fcef08a73ce939315504';

CREATE TRIGGER pgtrigger_insert_insert_6b541 AFTER INSERT ON public.accounts_person REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_6b541();

COMMENT ON TRIGGER pgtrigger_insert_insert_6b541 ON public.accounts_person IS '87cbe04531d2a94eeca8169f71f58079ecba1b42';

CREATE TRIGGER pgtrigger_insert_insert_6f3a0 AFTER INSERT ON public.accounts_verifiedhome REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_6f3a0();

COMMENT ON TRIGGER pgtrigger_insert_insert_6f3a0 ON public.accounts_verifiedhome IS '42ee8c5a4b8e7ce40723eeabb2325d0c34793b7c';

CREATE TRIGGER pgtrigger_insert_insert_746ac AFTER INSERT ON public.places_home REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_746ac();

COMMENT ON TRIGGER pgtrigger_insert_insert_746ac ON public.places_home IS '2b61cb859804f65f5c2d235274823076b2cf2af5';

CREATE TRIGGER pgtrigger_insert_insert_78508 AFTER INSERT ON public.places_division REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_78508();

COMMENT ON TRIGGER pgtrigger_insert_insert_78508 ON public.places_division IS 'd8f4d142995b02841065f4f80e5d53c0c8f61409';

CREATE TRIGGER pgtrigger_insert_insert_7a076 AFTER INSERT ON public.campaign_sharedwork REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_7a076();

COMMENT ON TRIGGER pgtrigger_insert_insert_7a076 ON public.campaign_sharedwork IS '253177a7f7ec1a0c64447f7d8e6485f4df5784f9';

CREATE TRIGGER pgtrigger_insert_insert_7cd0a AFTER INSERT ON public.campaign_followuporder REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_7cd0a();

COMMENT ON TRIGGER pgtrigger_insert_insert_7cd0a ON public.campaign_followuporder IS '306f5c237f7382e2d6db53a6506b0b7bb1c19156';

CREATE TRIGGER pgtrigger_insert_insert_8303a AFTER INSERT ON public.core_worktime_officehours REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_8303a();

COMMENT ON TRIGGER pgtrigger_insert_insert_8303a ON public.core_worktime_officehours IS 'd001e275dca684ed90020bc2102511840fa77384';

CREATE TRIGGER pgtrigger_insert_insert_869df AFTER INSERT ON public.evaluation_visit REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_869df();

COMMENT ON TRIGGER pgtrigger_insert_insert_869df ON public.evaluation_visit IS '3b2eb10ef81e9958e13cafbe631d8c79e8dbd274';

CREATE TRIGGER pgtrigger_insert_insert_8bec6 AFTER INSERT ON public.campaign_target REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_8bec6();

COMMENT ON TRIGGER pgtrigger_insert_insert_8bec6 ON public.campaign_target IS '78dff8928f5750f3ff29d56b69ddad39af416ffc';

CREATE TRIGGER pgtrigger_insert_insert_8e63f AFTER INSERT ON public.core_files_fileuse REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_8e63f();

COMMENT ON TRIGGER pgtrigger_insert_insert_8e63f ON public.core_files_fileuse IS 'bea9f6482775de36b673ad85911eb2a0876d2db6';

CREATE TRIGGER pgtrigger_insert_insert_9014b AFTER INSERT ON public.campaign_recheck REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_9014b();

COMMENT ON TRIGGER pgtrigger_insert_insert_9014b ON public.campaign_recheck IS 'db649d918306959a3ba0c4e550e372aa3ea7fab8';

CREATE TRIGGER pgtrigger_insert_insert_94209 AFTER INSERT ON public.evaluation_evidenceitem REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_94209();

COMMENT ON TRIGGER pgtrigger_insert_insert_94209 ON public.evaluation_evidenceitem IS 'e4e2447543958f9dbc822f74f2707b9054b3b595';

CREATE TRIGGER pgtrigger_insert_insert_a0c04 AFTER INSERT ON public.evaluation_round REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_a0c04();

COMMENT ON TRIGGER pgtrigger_insert_insert_a0c04 ON public.evaluation_round IS '33de9f50ff31be992800193c82e22515506be86f';

CREATE TRIGGER pgtrigger_insert_insert_a10ec AFTER INSERT ON public.places_management REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_a10ec();

COMMENT ON TRIGGER pgtrigger_insert_insert_a10ec ON public.places_management IS 'e9863073dfaacfb0ace42a828d822d607db32d1e';

CREATE TRIGGER pgtrigger_insert_insert_a825d AFTER INSERT ON public.campaign_stageclosing REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_a825d();

COMMENT ON TRIGGER pgtrigger_insert_insert_a825d ON public.campaign_stageclosing IS '66809418542ff533317081c44c0282c95b4ebca5';

CREATE TRIGGER pgtrigger_insert_insert_a8272 AFTER INSERT ON public.evaluation_contract REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_a8272();

COMMENT ON TRIGGER pgtrigger_insert_insert_a8272 ON public.evaluation_contract IS '6ae540c774ee79ad247dcca2a15c6d42ad4310c3';

CREATE TRIGGER pgtrigger_insert_insert_abc1f AFTER INSERT ON public.places_stairwell REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_abc1f();

COMMENT ON TRIGGER pgtrigger_insert_insert_abc1f ON public.places_stairwell IS '684c23adfcf3b7fb9b71b439340d6c61bda15f0e';

CREATE TRIGGER pgtrigger_insert_insert_b0496 AFTER INSERT ON public.campaign_duty REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_b0496();

COMMENT ON TRIGGER pgtrigger_insert_insert_b0496 ON public.campaign_duty IS '3e8668418898a7d12bc5824cca76a35ed0545720';

CREATE TRIGGER pgtrigger_insert_insert_b260c AFTER INSERT ON public.evaluation_sheet REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_b260c();

COMMENT ON TRIGGER pgtrigger_insert_insert_b260c ON public.evaluation_sheet IS '79bbbe88ceaa886dbcf8269ad2495949f81ee6d8';

CREATE TRIGGER pgtrigger_insert_insert_b42c6 AFTER INSERT ON public.places_divisionsuccession REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_b42c6();

COMMENT ON TRIGGER pgtrigger_insert_insert_b42c6 ON public.places_divisionsuccession IS '8533ee7dc40749bad54e40903c9e0edb8fdf8506';

CREATE TRIGGER pgtrigger_insert_insert_b8470 AFTER INSERT ON public.campaign_campaign REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_b8470();

COMMENT ON TRIGGER pgtrigger_insert_insert_b8470 ON public.campaign_campaign IS 'f659ed2c844b83ab7ca9d348ef4f1902bcfc2856';

CREATE TRIGGER pgtrigger_insert_insert_bdf0a AFTER INSERT ON public.places_building REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_bdf0a();

COMMENT ON TRIGGER pgtrigger_insert_insert_bdf0a ON public.places_building IS '9cbc2b2ffee204d5c8c4b49df70b7d8d8e2ee051';

CREATE TRIGGER pgtrigger_insert_insert_c1c0b AFTER INSERT ON public.campaign_denominator REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_c1c0b();

COMMENT ON TRIGGER pgtrigger_insert_insert_c1c0b ON public.campaign_denominator IS '88ef309c857810fdd9c076b5c1bf08c159b3ceb8';

CREATE TRIGGER pgtrigger_insert_insert_c8321 AFTER INSERT ON public.places_boundary REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_c8321();

COMMENT ON TRIGGER pgtrigger_insert_insert_c8321 ON public.places_boundary IS 'b68c42dab54a7a259a636ba3536a12d358e10f60';

CREATE TRIGGER pgtrigger_insert_insert_cbee0 AFTER INSERT ON public.evaluation_adjudication REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_cbee0();

COMMENT ON TRIGGER pgtrigger_insert_insert_cbee0 ON public.evaluation_adjudication IS '179870c5f4562524713b83954fef1077e0ca6555';

CREATE TRIGGER pgtrigger_insert_insert_d16e6 AFTER INSERT ON public.places_protectedzone REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_d16e6();

COMMENT ON TRIGGER pgtrigger_insert_insert_d16e6 ON public.places_protectedzone IS '8ba8908e611b09bf44eb908b9d9f5804def81c2c';

CREATE TRIGGER pgtrigger_insert_insert_d4484 AFTER INSERT ON public.campaign_resourceuse REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_d4484();

COMMENT ON TRIGGER pgtrigger_insert_insert_d4484 ON public.campaign_resourceuse IS 'd4142f9d6a4ffc730206fc8773d90bd1593d6b33';

CREATE TRIGGER pgtrigger_insert_insert_d6872 AFTER INSERT ON public.campaign_plan REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_d6872();

COMMENT ON TRIGGER pgtrigger_insert_insert_d6872 ON public.campaign_plan IS '7da8e59503f3c069491c3cd32eca231779192513';

CREATE TRIGGER pgtrigger_insert_insert_d9a3a AFTER INSERT ON public.accounts_role REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_d9a3a();

COMMENT ON TRIGGER pgtrigger_insert_insert_d9a3a ON public.accounts_role IS 'd2dbf3cc4122f7ffd181bfcb4652cb931c216553';

CREATE TRIGGER pgtrigger_insert_insert_dae98 AFTER INSERT ON public.campaign_task REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_dae98();

COMMENT ON TRIGGER pgtrigger_insert_insert_dae98 ON public.campaign_task IS 'f055d6d739fea48f608809f6cdbbec370e75e700';

CREATE TRIGGER pgtrigger_insert_insert_ddf6d AFTER INSERT ON public.places_organisation REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_ddf6d();

COMMENT ON TRIGGER pgtrigger_insert_insert_ddf6d ON public.places_organisation IS '95cc1ea23f9fdd2eaea37d81f455635b79f70ca0';

CREATE TRIGGER pgtrigger_insert_insert_e6c33 AFTER INSERT ON public.core_worktime_workingcalendar REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_e6c33();

COMMENT ON TRIGGER pgtrigger_insert_insert_e6c33 ON public.core_worktime_workingcalendar IS '48f37e3a6a3ce1e6538b8e5b9d3a280a8a4d3b9a';

CREATE TRIGGER pgtrigger_insert_insert_e79e2 AFTER INSERT ON public.evaluation_stepdate REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_e79e2();

COMMENT ON TRIGGER pgtrigger_insert_insert_e79e2 ON public.evaluation_stepdate IS 'e479ad9b606e4583e124a632978fe72f359a39e3';

CREATE TRIGGER pgtrigger_insert_insert_e9969 AFTER INSERT ON public.evaluation_training REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_e9969();

COMMENT ON TRIGGER pgtrigger_insert_insert_e9969 ON public.evaluation_training IS 'aae03074b4feb4e4cc6a8e13ccacedfa8c05b2db';

CREATE TRIGGER pgtrigger_insert_insert_eb577 AFTER INSERT ON public.evaluation_rectification REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_eb577();

COMMENT ON TRIGGER pgtrigger_insert_insert_eb577 ON public.evaluation_rectification IS '4ce53fc6b6e6d7e527799a28161defc7dc93eecf';

CREATE TRIGGER pgtrigger_insert_insert_f2e51 AFTER INSERT ON public.evaluation_selfassessment REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_f2e51();

COMMENT ON TRIGGER pgtrigger_insert_insert_f2e51 ON public.evaluation_selfassessment IS '0206ff1cf2d9ba9303f3cb81014a5142476e65aa';

CREATE TRIGGER pgtrigger_insert_insert_f2fe3 AFTER INSERT ON public.evaluation_measureeffect REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_f2fe3();

COMMENT ON TRIGGER pgtrigger_insert_insert_f2fe3 ON public.evaluation_measureeffect IS '09c09475264900373e5d29c84a106038b8938b7d';

CREATE TRIGGER pgtrigger_insert_insert_f84f4 AFTER INSERT ON public.evaluation_assessor REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_f84f4();

COMMENT ON TRIGGER pgtrigger_insert_insert_f84f4 ON public.evaluation_assessor IS '934ca8318a076285f4447bc55020fef0c34db1a4';

CREATE TRIGGER pgtrigger_insert_insert_ffd50 AFTER INSERT ON public.accounts_assignment REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_ffd50();

COMMENT ON TRIGGER pgtrigger_insert_insert_ffd50 ON public.accounts_assignment IS 'ad4fb4d7294ed049e5316b73132989447e78a935';

CREATE TRIGGER pgtrigger_key_never_changes_015f7 BEFORE UPDATE OF id ON public.campaign_resourceuse FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_015f7();

COMMENT ON TRIGGER pgtrigger_key_never_changes_015f7 ON public.campaign_resourceuse IS 'a5b357da88a1b12e15d423674854f66a6ad89d3e';

CREATE TRIGGER pgtrigger_key_never_changes_05737 BEFORE UPDATE OF id ON public.evaluation_survey FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_05737();

COMMENT ON TRIGGER pgtrigger_key_never_changes_05737 ON public.evaluation_survey IS 'ad0932b524b1d207ba6f4afc04880126faef78e2';

CREATE TRIGGER pgtrigger_key_never_changes_0f425 BEFORE UPDATE OF id ON public.evaluation_stepdate FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_0f425();

COMMENT ON TRIGGER pgtrigger_key_never_changes_0f425 ON public.evaluation_stepdate IS 'd56bcf3f9486392dd6576f697a4ba76e849e8ff7';

CREATE TRIGGER pgtrigger_key_never_changes_19428 BEFORE UPDATE OF id ON public.accounts_actingfor FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_19428();

COMMENT ON TRIGGER pgtrigger_key_never_changes_19428 ON public.accounts_actingfor IS 'a61b75c8856356098a958bc5e532bc28d1275459';

CREATE TRIGGER pgtrigger_key_never_changes_1b02b BEFORE UPDATE OF id ON public.core_worktime_workday FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_1b02b();

COMMENT ON TRIGGER pgtrigger_key_never_changes_1b02b ON public.core_worktime_workday IS '652966ccea1d4d341a4e9b8b64ad6d96135c9c0a';

CREATE TRIGGER pgtrigger_key_never_changes_217b0 BEFORE UPDATE OF id ON public.evaluation_evidenceitem FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_217b0();

COMMENT ON TRIGGER pgtrigger_key_never_changes_217b0 ON public.evaluation_evidenceitem IS 'd4a9f8d193f6695501bd76373be8d207bb18f336';

CREATE TRIGGER pgtrigger_key_never_changes_2459d BEFORE UPDATE OF id ON public.campaign_denominator FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_2459d();

COMMENT ON TRIGGER pgtrigger_key_never_changes_2459d ON public.campaign_denominator IS '69d5343a4f7d9685e1cde47668d31b8ead6e9230';

CREATE TRIGGER pgtrigger_key_never_changes_2f03e BEFORE UPDATE OF id ON public.evaluation_assessor FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_2f03e();

COMMENT ON TRIGGER pgtrigger_key_never_changes_2f03e ON public.evaluation_assessor IS '172a3efcfb9587a7f2e829108052b33297e230c3';

CREATE TRIGGER pgtrigger_key_never_changes_302cc BEFORE UPDATE OF id ON public.evaluation_scoreditem FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_302cc();

COMMENT ON TRIGGER pgtrigger_key_never_changes_302cc ON public.evaluation_scoreditem IS '32a59c2c11abe46a949eb89b27c2aa52f9214dbd';

CREATE TRIGGER pgtrigger_key_never_changes_32fc0 BEFORE UPDATE OF id ON public.accounts_verifiedhome FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_32fc0();

COMMENT ON TRIGGER pgtrigger_key_never_changes_32fc0 ON public.accounts_verifiedhome IS 'd7a130eca8793fc1abcf41d2c93d79ef1114858f';

CREATE TRIGGER pgtrigger_key_never_changes_344dc BEFORE UPDATE OF id ON public.core_hearing_hearing FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_344dc();

COMMENT ON TRIGGER pgtrigger_key_never_changes_344dc ON public.core_hearing_hearing IS 'ef6b4f25e9550d0c6a7c1a672999da5d81b2eec5';

CREATE TRIGGER pgtrigger_key_never_changes_348a8 BEFORE UPDATE OF id ON public.evaluation_rectification FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_348a8();

COMMENT ON TRIGGER pgtrigger_key_never_changes_348a8 ON public.evaluation_rectification IS 'b43c41907ac34f097ff93f6cac2d19115f443358';

CREATE TRIGGER pgtrigger_key_never_changes_3ad06 BEFORE UPDATE OF id ON public.accounts_role FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_3ad06();

COMMENT ON TRIGGER pgtrigger_key_never_changes_3ad06 ON public.accounts_role IS '768b13c229129dfd15c20baf68e8e01338518def';

CREATE TRIGGER pgtrigger_key_never_changes_4565c BEFORE UPDATE OF id ON public.core_worktime_officehours FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_4565c();

COMMENT ON TRIGGER pgtrigger_key_never_changes_4565c ON public.core_worktime_officehours IS '19cfeab2da910b4105a839578bae8cb6daf5fcc7';

CREATE TRIGGER pgtrigger_key_never_changes_45c39 BEFORE UPDATE OF id ON public.campaign_stageclosing FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_45c39();

COMMENT ON TRIGGER pgtrigger_key_never_changes_45c39 ON public.campaign_stageclosing IS '9a7edc4d452d9f3b1f1b86c7971d66e8603e51a0';

CREATE TRIGGER pgtrigger_key_never_changes_49355 BEFORE UPDATE OF id ON public.campaign_recheck FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_49355();

COMMENT ON TRIGGER pgtrigger_key_never_changes_49355 ON public.campaign_recheck IS '9c8c7d34789bc14ee141871b3bd83818ba8a1d8e';

CREATE TRIGGER pgtrigger_key_never_changes_4b116 BEFORE UPDATE OF id ON public.evaluation_sheet FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_4b116();

COMMENT ON TRIGGER pgtrigger_key_never_changes_4b116 ON public.evaluation_sheet IS '25b5d6554f35d37e7ce9f1132fbe4620e5da4dd7';

CREATE TRIGGER pgtrigger_key_never_changes_4bca5 BEFORE UPDATE OF id ON public.places_compound FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_4bca5();

COMMENT ON TRIGGER pgtrigger_key_never_changes_4bca5 ON public.places_compound IS 'd4af5d2d09b8c74c9ac74162c824ae16a9d7f0bf';

CREATE TRIGGER pgtrigger_key_never_changes_5655e BEFORE UPDATE OF id ON public.evaluation_evidence FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_5655e();

COMMENT ON TRIGGER pgtrigger_key_never_changes_5655e ON public.evaluation_evidence IS '9a2b41f01a37018b04b52c2a98fc3b9ecfa5146b';

CREATE TRIGGER pgtrigger_key_never_changes_56916 BEFORE UPDATE OF id ON public.places_protectedzone FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_56916();

COMMENT ON TRIGGER pgtrigger_key_never_changes_56916 ON public.places_protectedzone IS '73e8c5a364a72afb8443aa798545d1fe38f35554';

CREATE TRIGGER pgtrigger_key_never_changes_59896 BEFORE UPDATE OF id ON public.campaign_work FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_59896();

COMMENT ON TRIGGER pgtrigger_key_never_changes_59896 ON public.campaign_work IS '18fa5d998ee415eca8f777be1bcb94d30649a306';

CREATE TRIGGER pgtrigger_key_never_changes_5a7f9 BEFORE UPDATE OF id ON public.places_ownerscommittee FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_5a7f9();

COMMENT ON TRIGGER pgtrigger_key_never_changes_5a7f9 ON public.places_ownerscommittee IS 'a03cc512c0b68ab919a3ff2767ebd982580c165e';

CREATE TRIGGER pgtrigger_key_never_changes_5d0a3 BEFORE UPDATE OF id ON public.campaign_campaign FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_5d0a3();

COMMENT ON TRIGGER pgtrigger_key_never_changes_5d0a3 ON public.campaign_campaign IS '143e936f76df50ddb0811a9461a94ee5e86a5cf8';

CREATE TRIGGER pgtrigger_key_never_changes_5d831 BEFORE UPDATE OF id ON public.accounts_consent FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_5d831();

COMMENT ON TRIGGER pgtrigger_key_never_changes_5d831 ON public.accounts_consent IS '57b2babb0e4f207b6ab512110e5c01827e4b2519';

CREATE TRIGGER pgtrigger_key_never_changes_60876 BEFORE UPDATE OF id ON public.core_files_fileuse FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_60876();

COMMENT ON TRIGGER pgtrigger_key_never_changes_60876 ON public.core_files_fileuse IS 'c5e6a7064a8696a098b744bb2cdb4256d5da5fdd';

CREATE TRIGGER pgtrigger_key_never_changes_69096 BEFORE UPDATE OF id ON public.places_grid_compounds FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_69096();

COMMENT ON TRIGGER pgtrigger_key_never_changes_69096 ON public.places_grid_compounds IS 'f8509069b520a6dc6bbe4b94f08cfb7dc85568dd';

CREATE TRIGGER pgtrigger_key_never_changes_74f75 BEFORE UPDATE OF id ON public.evaluation_training FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_74f75();

COMMENT ON TRIGGER pgtrigger_key_never_changes_74f75 ON public.evaluation_training IS '49aaa997ab2d0a82a946c4898b7897dffefa53b3';

CREATE TRIGGER pgtrigger_key_never_changes_772c4 BEFORE UPDATE OF id ON public.evaluation_measurelink FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_772c4();

COMMENT ON TRIGGER pgtrigger_key_never_changes_772c4 ON public.evaluation_measurelink IS '877ec6f3ad8ec520daec6f3cc33a353fd49df008';

CREATE TRIGGER pgtrigger_key_never_changes_7a6d5 BEFORE UPDATE OF id ON public.campaign_plan FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_7a6d5();

COMMENT ON TRIGGER pgtrigger_key_never_changes_7a6d5 ON public.campaign_plan IS '33d08621d691e1862745aca6332ef7aaf54a605e';

CREATE TRIGGER pgtrigger_key_never_changes_7e31c BEFORE UPDATE OF id ON public.places_management FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_7e31c();

COMMENT ON TRIGGER pgtrigger_key_never_changes_7e31c ON public.places_management IS 'd1eb72b705ab0f559b912f272c877aaa60e75e9f';

CREATE TRIGGER pgtrigger_key_never_changes_7ee98 BEFORE UPDATE OF id ON public.campaign_task FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_7ee98();

COMMENT ON TRIGGER pgtrigger_key_never_changes_7ee98 ON public.campaign_task IS '91d98cf8a744f195460587e211acc28d72bfca1d';

CREATE TRIGGER pgtrigger_key_never_changes_80650 BEFORE UPDATE OF id ON public.places_grid FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_80650();

COMMENT ON TRIGGER pgtrigger_key_never_changes_80650 ON public.places_grid IS 'ee24cb29eb906aa7e55767097f13b2c3972a982c';

CREATE TRIGGER pgtrigger_key_never_changes_81b7b BEFORE UPDATE OF id ON public.places_boundary FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_81b7b();

COMMENT ON TRIGGER pgtrigger_key_never_changes_81b7b ON public.places_boundary IS '87365755bf5e6f84bd7f540eb193503a08d1cac2';

CREATE TRIGGER pgtrigger_key_never_changes_820fc BEFORE UPDATE OF id ON public.campaign_target FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_820fc();

COMMENT ON TRIGGER pgtrigger_key_never_changes_820fc ON public.campaign_target IS '7643ca006c8fa49f78d2c57f381ed6d2d9323849';

CREATE TRIGGER pgtrigger_key_never_changes_8ad89 BEFORE UPDATE OF id ON public.evaluation_measureeffect FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_8ad89();

COMMENT ON TRIGGER pgtrigger_key_never_changes_8ad89 ON public.evaluation_measureeffect IS 'dcc12d9a0fd468f0cb52443dc9d546a85a5828a0';

CREATE TRIGGER pgtrigger_key_never_changes_9d6c4 BEFORE UPDATE OF id ON public.accounts_person FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_9d6c4();

COMMENT ON TRIGGER pgtrigger_key_never_changes_9d6c4 ON public.accounts_person IS '15c3b34f04a00ec5bf9475f4ddee97dac23fc36f';

CREATE TRIGGER pgtrigger_key_never_changes_a0fce BEFORE UPDATE OF id ON public.campaign_duty FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_a0fce();

COMMENT ON TRIGGER pgtrigger_key_never_changes_a0fce ON public.campaign_duty IS '60c0d4c87b3d5371fa315ce4afb097b65596336c';

CREATE TRIGGER pgtrigger_key_never_changes_a207f BEFORE UPDATE OF id ON public.core_worktime_workingcalendar FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_a207f();

COMMENT ON TRIGGER pgtrigger_key_never_changes_a207f ON public.core_worktime_workingcalendar IS '5954c38fb7d67dfbb0bae40bffe7b92d5069379f';

CREATE TRIGGER pgtrigger_key_never_changes_aae04 BEFORE UPDATE OF id ON public.places_organisation FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_aae04();

COMMENT ON TRIGGER pgtrigger_key_never_changes_aae04 ON public.places_organisation IS '197df0f665f79149a220e67b37b715c225441842';

CREATE TRIGGER pgtrigger_key_never_changes_aed2b BEFORE UPDATE OF id ON public.evaluation_selfassessment FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_aed2b();

COMMENT ON TRIGGER pgtrigger_key_never_changes_aed2b ON public.evaluation_selfassessment IS '600d22e0d7914f7910c702b605d53b07a48789b9';

CREATE TRIGGER pgtrigger_key_never_changes_affb3 BEFORE UPDATE OF id ON public.places_building FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_affb3();

COMMENT ON TRIGGER pgtrigger_key_never_changes_affb3 ON public.places_building IS 'fa755fb685eb02a23806a6c16d52033859b5a6a4';

CREATE TRIGGER pgtrigger_key_never_changes_b1966 BEFORE UPDATE OF id ON public.campaign_stage FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_b1966();

COMMENT ON TRIGGER pgtrigger_key_never_changes_b1966 ON public.campaign_stage IS 'c61308865ef167e7bd81fae662dab956f42f5217';

CREATE TRIGGER pgtrigger_key_never_changes_ba685 BEFORE UPDATE OF id ON public.places_division FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_ba685();

COMMENT ON TRIGGER pgtrigger_key_never_changes_ba685 ON public.places_division IS '123848e5f1bf429a7dac67aa80c6a2db0cd2bf6c';

CREATE TRIGGER pgtrigger_key_never_changes_bca91 BEFORE UPDATE OF id ON public.evaluation_round FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_bca91();

COMMENT ON TRIGGER pgtrigger_key_never_changes_bca91 ON public.evaluation_round IS '0050e332c8d3454e0c1e4b45518b8dbc053ce420';

CREATE TRIGGER pgtrigger_key_never_changes_bfccb BEFORE UPDATE OF id ON public.places_stairwell FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_bfccb();

COMMENT ON TRIGGER pgtrigger_key_never_changes_bfccb ON public.places_stairwell IS 'c7eac3339b1bb16ce1771d2bb2d77d5b4d9f725a';

CREATE TRIGGER pgtrigger_key_never_changes_cd71e BEFORE UPDATE OF id ON public.evaluation_measure FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_cd71e();

COMMENT ON TRIGGER pgtrigger_key_never_changes_cd71e ON public.evaluation_measure IS '1ae2ecd0eb7f747681128a8df791f73c3b161a04';

CREATE TRIGGER pgtrigger_key_never_changes_cfffd BEFORE UPDATE OF id ON public.evaluation_visit FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_cfffd();

COMMENT ON TRIGGER pgtrigger_key_never_changes_cfffd ON public.evaluation_visit IS 'e261f8c8c198496096950f8316e5a2beb736b5ab';

CREATE TRIGGER pgtrigger_key_never_changes_d40f9 BEFORE UPDATE OF id ON public.campaign_sharedwork FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_d40f9();

COMMENT ON TRIGGER pgtrigger_key_never_changes_d40f9 ON public.campaign_sharedwork IS 'aaa67a4000e52c95f8b7ee23a26e9b3aaf2b59ba';

CREATE TRIGGER pgtrigger_key_never_changes_e0d14 BEFORE UPDATE OF id ON public.places_divisionsuccession FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_e0d14();

COMMENT ON TRIGGER pgtrigger_key_never_changes_e0d14 ON public.places_divisionsuccession IS '2b7f44e7072d693ac4f2e7acc1d606a998b69ad1';

CREATE TRIGGER pgtrigger_key_never_changes_e2fbc BEFORE UPDATE OF id ON public.evaluation_rectifieditem FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_e2fbc();

COMMENT ON TRIGGER pgtrigger_key_never_changes_e2fbc ON public.evaluation_rectifieditem IS 'cfe0729ea1d34c9ba2bd9716f8800b1f6b7ea6c2';

CREATE TRIGGER pgtrigger_key_never_changes_e3659 BEFORE UPDATE OF id ON public.places_microgrid FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_e3659();

COMMENT ON TRIGGER pgtrigger_key_never_changes_e3659 ON public.places_microgrid IS 'c215d74bc1783c1ac7a6bd430224c8f1b6e1e564';

CREATE TRIGGER pgtrigger_key_never_changes_e923d BEFORE UPDATE OF id ON public.evaluation_contract FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_e923d();

COMMENT ON TRIGGER pgtrigger_key_never_changes_e923d ON public.evaluation_contract IS 'f8e4c8bd9ab78a1e39cb32c0feae3c967405ba52';

CREATE TRIGGER pgtrigger_key_never_changes_ec768 BEFORE UPDATE OF id ON public.places_overlayzone FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_ec768();

COMMENT ON TRIGGER pgtrigger_key_never_changes_ec768 ON public.places_overlayzone IS '7dc2ffd5ca074bb7d836d9753aea34ad2f40721d';

CREATE TRIGGER pgtrigger_key_never_changes_ee52e BEFORE UPDATE OF id ON public.evaluation_adjudication FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_ee52e();

COMMENT ON TRIGGER pgtrigger_key_never_changes_ee52e ON public.evaluation_adjudication IS 'e4ca94de37bd25c7bfe25116255c867e23a85070';

CREATE TRIGGER pgtrigger_key_never_changes_eef21 BEFORE UPDATE OF id ON public.places_home FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_eef21();

COMMENT ON TRIGGER pgtrigger_key_never_changes_eef21 ON public.places_home IS '1a66432cf19c9e093be56fcd5fddd2c3eddc0b93';

CREATE TRIGGER pgtrigger_key_never_changes_f25eb BEFORE UPDATE OF id ON public.accounts_assignment FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_f25eb();

COMMENT ON TRIGGER pgtrigger_key_never_changes_f25eb ON public.accounts_assignment IS 'e91fb7a5479b9ca4fa38c2d94d97d4b79d931544';

CREATE TRIGGER pgtrigger_key_never_changes_f584a BEFORE UPDATE OF id ON public.campaign_followuporder FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_f584a();

COMMENT ON TRIGGER pgtrigger_key_never_changes_f584a ON public.campaign_followuporder IS 'f7d2a83c9463343608b685bab63166dcacd1ce42';

CREATE TRIGGER pgtrigger_key_never_changes_f5ade BEFORE UPDATE OF id ON public.places_publicfacility FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_f5ade();

COMMENT ON TRIGGER pgtrigger_key_never_changes_f5ade ON public.places_publicfacility IS '13066ca356f9a44b3af7157f2217f8101effb672';

CREATE TRIGGER pgtrigger_key_never_changes_fc431 BEFORE UPDATE OF id ON public.evaluation_edition FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.pgtrigger_key_never_changes_fc431();

COMMENT ON TRIGGER pgtrigger_key_never_changes_fc431 ON public.evaluation_edition IS '8c2f75158682f2ed2418f270d70faa937141f934';

CREATE TRIGGER pgtrigger_never_deleted_71b6e BEFORE DELETE ON public.core_outbox_outboxrecord FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_never_deleted_71b6e();

COMMENT ON TRIGGER pgtrigger_never_deleted_71b6e ON public.core_outbox_outboxrecord IS '601de95fbb079e185056b123a9d407b47bbf6755';

CREATE TRIGGER pgtrigger_never_deleted_81952 BEFORE DELETE ON public.campaign_stageclosing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_never_deleted_81952();

COMMENT ON TRIGGER pgtrigger_never_deleted_81952 ON public.campaign_stageclosing IS 'f28cd04ec4bad864dc3f8efe7d0989d47a378d22';

CREATE TRIGGER pgtrigger_no_cycle_834b4 BEFORE INSERT OR UPDATE ON public.evaluation_measurelink FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_no_cycle_834b4();

COMMENT ON TRIGGER pgtrigger_no_cycle_834b4 ON public.evaluation_measurelink IS '29cf18492309cc4da7d10f52908a5556bf82b441';

CREATE TRIGGER pgtrigger_no_truncate_01319 BEFORE TRUNCATE ON public.places_stairwellevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_01319();

COMMENT ON TRIGGER pgtrigger_no_truncate_01319 ON public.places_stairwellevent IS '283ff4c243aeabf567f880cccba69650184999b9';

CREATE TRIGGER pgtrigger_no_truncate_03a1f BEFORE TRUNCATE ON public.core_worktime_workingcalendar FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_03a1f();

COMMENT ON TRIGGER pgtrigger_no_truncate_03a1f ON public.core_worktime_workingcalendar IS '4f47c953f5e92e953e5309d0c5959c6e3241d0fe';

CREATE TRIGGER pgtrigger_no_truncate_0466a BEFORE TRUNCATE ON public.places_protectedzoneevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_0466a();

COMMENT ON TRIGGER pgtrigger_no_truncate_0466a ON public.places_protectedzoneevent IS 'bc96a77d89afb05a8f4f2db9006a6cb797c49118';

CREATE TRIGGER pgtrigger_no_truncate_07361 BEFORE TRUNCATE ON public.evaluation_assessorevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_07361();

COMMENT ON TRIGGER pgtrigger_no_truncate_07361 ON public.evaluation_assessorevent IS 'f7afdbe8ade4dd157078551afbf9d2838f0abfe1';

CREATE TRIGGER pgtrigger_no_truncate_09174 BEFORE TRUNCATE ON public.campaign_recheckplan FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_09174();

COMMENT ON TRIGGER pgtrigger_no_truncate_09174 ON public.campaign_recheckplan IS 'b5691003e8d2ce6330639dc722b6f0e7235d0fed';

CREATE TRIGGER pgtrigger_no_truncate_09d06 BEFORE TRUNCATE ON public.core_worktime_officehoursevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_09d06();

COMMENT ON TRIGGER pgtrigger_no_truncate_09d06 ON public.core_worktime_officehoursevent IS 'd3068b4ed21a3817bcef88e7b425049557236d41';

CREATE TRIGGER pgtrigger_no_truncate_0a5a3 BEFORE TRUNCATE ON public.accounts_role FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_0a5a3();

COMMENT ON TRIGGER pgtrigger_no_truncate_0a5a3 ON public.accounts_role IS '09b207a0a795967e068dce7b24d7e0dd60d47d3a';

CREATE TRIGGER pgtrigger_no_truncate_0a7de BEFORE TRUNCATE ON public.places_boundary FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_0a7de();

COMMENT ON TRIGGER pgtrigger_no_truncate_0a7de ON public.places_boundary IS 'fd27c5a2f020a481f0f9fa1b0154ee9305aff3ae';

CREATE TRIGGER pgtrigger_no_truncate_0b07e BEFORE TRUNCATE ON public.evaluation_surveyanswer FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_0b07e();

COMMENT ON TRIGGER pgtrigger_no_truncate_0b07e ON public.evaluation_surveyanswer IS '3416fdf61e374b5472c643d6b958c6632ed689c0';

CREATE TRIGGER pgtrigger_no_truncate_0b4c1 BEFORE TRUNCATE ON public.campaign_planevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_0b4c1();

COMMENT ON TRIGGER pgtrigger_no_truncate_0b4c1 ON public.campaign_planevent IS '49c694264f6ab0980515dc403cf51160ec8eef6b';

CREATE TRIGGER pgtrigger_no_truncate_0d659 BEFORE TRUNCATE ON public.evaluation_measureeffectevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_0d659();

COMMENT ON TRIGGER pgtrigger_no_truncate_0d659 ON public.evaluation_measureeffectevent IS '02026f22204b1502fa9094083ea52ad4fb2f794b';

CREATE TRIGGER pgtrigger_no_truncate_0f32f BEFORE TRUNCATE ON public.evaluation_result FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_0f32f();

COMMENT ON TRIGGER pgtrigger_no_truncate_0f32f ON public.evaluation_result IS 'd77439191f2f378da2b5484c0da04f82bed21d17';

CREATE TRIGGER pgtrigger_no_truncate_0f3ae BEFORE TRUNCATE ON public.evaluation_visit FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_0f3ae();

COMMENT ON TRIGGER pgtrigger_no_truncate_0f3ae ON public.evaluation_visit IS 'f80340f3f517060eae60ae397ede1ad1f6ff619a';

CREATE TRIGGER pgtrigger_no_truncate_109bc BEFORE TRUNCATE ON public.evaluation_adjudicationevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_109bc();

COMMENT ON TRIGGER pgtrigger_no_truncate_109bc ON public.evaluation_adjudicationevent IS '3155de37c07d28322e1f85d15182b7a7010ac499';

CREATE TRIGGER pgtrigger_no_truncate_117ee BEFORE TRUNCATE ON public.accounts_verifiedhomeevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_117ee();

COMMENT ON TRIGGER pgtrigger_no_truncate_117ee ON public.accounts_verifiedhomeevent IS '70fc67d00f9a4cf161d8c896456b42096577cbae';

CREATE TRIGGER pgtrigger_no_truncate_1287e BEFORE TRUNCATE ON public.campaign_stage FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_1287e();

COMMENT ON TRIGGER pgtrigger_no_truncate_1287e ON public.campaign_stage IS 'd7bba85bfb3d2721d792d917f5f42ea90b1b1f4c';

CREATE TRIGGER pgtrigger_no_truncate_12e27 BEFORE TRUNCATE ON public.places_divisionevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_12e27();

COMMENT ON TRIGGER pgtrigger_no_truncate_12e27 ON public.places_divisionevent IS 'e9b7e745872f00271ed1c3c93093f7492c490728';

CREATE TRIGGER pgtrigger_no_truncate_16113 BEFORE TRUNCATE ON public.places_divisionsuccession FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_16113();

COMMENT ON TRIGGER pgtrigger_no_truncate_16113 ON public.places_divisionsuccession IS 'bdc3b273c5c26ea93b4731b9f1a1a1ffa729e531';

CREATE TRIGGER pgtrigger_no_truncate_16f7f BEFORE TRUNCATE ON public.places_compoundevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_16f7f();

COMMENT ON TRIGGER pgtrigger_no_truncate_16f7f ON public.places_compoundevent IS 'c13f1ec19bca65768be71c15b65759f442fe6953';

CREATE TRIGGER pgtrigger_no_truncate_185b7 BEFORE TRUNCATE ON public.evaluation_rectifieditemevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_185b7();

COMMENT ON TRIGGER pgtrigger_no_truncate_185b7 ON public.evaluation_rectifieditemevent IS '5e7468e2afd6f392f3da44a7a2c761cd426fea8d';

CREATE TRIGGER pgtrigger_no_truncate_1a2bc BEFORE TRUNCATE ON public.places_managementevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_1a2bc();

COMMENT ON TRIGGER pgtrigger_no_truncate_1a2bc ON public.places_managementevent IS '02f36134d3c2576835b766ab11935494b0e2a934';

CREATE TRIGGER pgtrigger_no_truncate_1b569 BEFORE TRUNCATE ON public.campaign_work FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_1b569();

COMMENT ON TRIGGER pgtrigger_no_truncate_1b569 ON public.campaign_work IS '80b55e57b5d1539b09d51c1eeba5a429f566d1c3';

CREATE TRIGGER pgtrigger_no_truncate_1bbb7 BEFORE TRUNCATE ON public.places_boundaryevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_1bbb7();

COMMENT ON TRIGGER pgtrigger_no_truncate_1bbb7 ON public.places_boundaryevent IS 'c50d746c4ffe840ccaa501cfd81fe999983f7d5a';

CREATE TRIGGER pgtrigger_no_truncate_1c6d9 BEFORE TRUNCATE ON public.evaluation_contractevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_1c6d9();

COMMENT ON TRIGGER pgtrigger_no_truncate_1c6d9 ON public.evaluation_contractevent IS 'd2583778225050b9f233ec41a3f1e6a93cd13edb';

CREATE TRIGGER pgtrigger_no_truncate_1e179 BEFORE TRUNCATE ON public.places_organisation FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_1e179();

COMMENT ON TRIGGER pgtrigger_no_truncate_1e179 ON public.places_organisation IS '4201288d60c5051e43890e3c3b53cabf1fb0ea1e';

CREATE TRIGGER pgtrigger_no_truncate_1e23f BEFORE TRUNCATE ON public.evaluation_selfassessment FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_1e23f();

COMMENT ON TRIGGER pgtrigger_no_truncate_1e23f ON public.evaluation_selfassessment IS '533c6a66600b8285e30cb338c2eb247c39e01020';

CREATE TRIGGER pgtrigger_no_truncate_1fe21 BEFORE TRUNCATE ON public.places_publicfacility FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_1fe21();

COMMENT ON TRIGGER pgtrigger_no_truncate_1fe21 ON public.places_publicfacility IS '781f59722cd607adad87f7d6967f5e8deaa7dc2c';

CREATE TRIGGER pgtrigger_no_truncate_2346f BEFORE TRUNCATE ON public.places_microgrid FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_2346f();

COMMENT ON TRIGGER pgtrigger_no_truncate_2346f ON public.places_microgrid IS '6190e82e13b0bbb7d2e831a9f5c133873e587f5a';

CREATE TRIGGER pgtrigger_no_truncate_2991f BEFORE TRUNCATE ON public.evaluation_measureevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_2991f();

COMMENT ON TRIGGER pgtrigger_no_truncate_2991f ON public.evaluation_measureevent IS 'd473a83e43c22eda53ffdbc9ce9fd99c64be9ef6';

CREATE TRIGGER pgtrigger_no_truncate_2a477 BEFORE TRUNCATE ON public.places_grid FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_2a477();

COMMENT ON TRIGGER pgtrigger_no_truncate_2a477 ON public.places_grid IS '2bf9c7d0af7c1a76fcf59128718c6015d5f65eb6';

CREATE TRIGGER pgtrigger_no_truncate_2a504 BEFORE TRUNCATE ON public.core_worktime_workday FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_2a504();

COMMENT ON TRIGGER pgtrigger_no_truncate_2a504 ON public.core_worktime_workday IS 'a62638bdfe802de184fb69635ec96f0092bc4cbe';

CREATE TRIGGER pgtrigger_no_truncate_2cb54 BEFORE TRUNCATE ON public.evaluation_visitevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_2cb54();

COMMENT ON TRIGGER pgtrigger_no_truncate_2cb54 ON public.evaluation_visitevent IS 'f724ed25cfcdfe15b3fdacf11189e27f6ddb9504';

CREATE TRIGGER pgtrigger_no_truncate_2f36e BEFORE TRUNCATE ON public.campaign_stageclosing FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_2f36e();

COMMENT ON TRIGGER pgtrigger_no_truncate_2f36e ON public.campaign_stageclosing IS 'abbf3f26935aefc22105e5cbc5b9f089e119b94b';

CREATE TRIGGER pgtrigger_no_truncate_3207c BEFORE TRUNCATE ON public.evaluation_rectifieditem FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_3207c();

COMMENT ON TRIGGER pgtrigger_no_truncate_3207c ON public.evaluation_rectifieditem IS '26e85fb0e511f867ddde13139ed35eaf55437e44';

CREATE TRIGGER pgtrigger_no_truncate_34bd1 BEFORE TRUNCATE ON public.core_hearing_hearingevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_34bd1();

COMMENT ON TRIGGER pgtrigger_no_truncate_34bd1 ON public.core_hearing_hearingevent IS 'a03c407b4855341986af27954d401e005195cd20';

CREATE TRIGGER pgtrigger_no_truncate_36323 BEFORE TRUNCATE ON public.core_worktime_workdayevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_36323();

COMMENT ON TRIGGER pgtrigger_no_truncate_36323 ON public.core_worktime_workdayevent IS '0bf496714e0e9e835355be8c6037d9685687fce1';

CREATE TRIGGER pgtrigger_no_truncate_36ac9 BEFORE TRUNCATE ON public.campaign_campaignevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_36ac9();

COMMENT ON TRIGGER pgtrigger_no_truncate_36ac9 ON public.campaign_campaignevent IS '0f061fb165abfc5ede14eafd77837432dc13f75e';

CREATE TRIGGER pgtrigger_no_truncate_3814a BEFORE TRUNCATE ON public.evaluation_roundevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_3814a();

COMMENT ON TRIGGER pgtrigger_no_truncate_3814a ON public.evaluation_roundevent IS '1605ff02e5c916bfc1ae56c4ef46b2c820f6b7bd';

CREATE TRIGGER pgtrigger_no_truncate_39178 BEFORE TRUNCATE ON public.places_stairwell FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_39178();

COMMENT ON TRIGGER pgtrigger_no_truncate_39178 ON public.places_stairwell IS '8a035fca2a3d87ef2a743f8df7544089848bf878';

CREATE TRIGGER pgtrigger_no_truncate_39686 BEFORE TRUNCATE ON public.campaign_taskevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_39686();

COMMENT ON TRIGGER pgtrigger_no_truncate_39686 ON public.campaign_taskevent IS '83df29ce9c1f0746f7948b972bc96f94871202b0';

CREATE TRIGGER pgtrigger_no_truncate_39e3e BEFORE TRUNCATE ON public.core_worktime_officehours FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_39e3e();

COMMENT ON TRIGGER pgtrigger_no_truncate_39e3e ON public.core_worktime_officehours IS '3ff38503f491def9ab2890e05e73bc94bc2508e4';

CREATE TRIGGER pgtrigger_no_truncate_39f42 BEFORE TRUNCATE ON public.campaign_campaign FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_39f42();

COMMENT ON TRIGGER pgtrigger_no_truncate_39f42 ON public.campaign_campaign IS '105ee80d0e2e25d864c00370c4a7c49fe2eed90d';

CREATE TRIGGER pgtrigger_no_truncate_3c131 BEFORE TRUNCATE ON public.places_homeevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_3c131();

COMMENT ON TRIGGER pgtrigger_no_truncate_3c131 ON public.places_homeevent IS '65804295b30fdab6fd0d6ba8bbdfb55bbf12b02d';

CREATE TRIGGER pgtrigger_no_truncate_3d7f2 BEFORE TRUNCATE ON public.evaluation_scoredphoto FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_3d7f2();

COMMENT ON TRIGGER pgtrigger_no_truncate_3d7f2 ON public.evaluation_scoredphoto IS 'fb5d231b96ca835037a4114f19e4cefc87269432';

CREATE TRIGGER pgtrigger_no_truncate_3e5b9 BEFORE TRUNCATE ON public.campaign_denominatorevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_3e5b9();

COMMENT ON TRIGGER pgtrigger_no_truncate_3e5b9 ON public.campaign_denominatorevent IS '6784d500a46395128fbb38f3ec38d0bd67d54f8f';

CREATE TRIGGER pgtrigger_no_truncate_3f690 BEFORE TRUNCATE ON public.core_files_fileuseevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_3f690();

COMMENT ON TRIGGER pgtrigger_no_truncate_3f690 ON public.core_files_fileuseevent IS 'f0dea7487dcadbd223cb96c7c9a43c02f282f981';

CREATE TRIGGER pgtrigger_no_truncate_3f865 BEFORE TRUNCATE ON public.evaluation_surveyevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_3f865();

COMMENT ON TRIGGER pgtrigger_no_truncate_3f865 ON public.evaluation_surveyevent IS 'f3ee05a29bff3d7d64ed3b11cb70cd720f85808b';

CREATE TRIGGER pgtrigger_no_truncate_4011c BEFORE TRUNCATE ON public.places_home FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_4011c();

COMMENT ON TRIGGER pgtrigger_no_truncate_4011c ON public.places_home IS 'b4d3bd577a5970b64d93695f6d2b19941e5be1c6';

CREATE TRIGGER pgtrigger_no_truncate_42c24 BEFORE TRUNCATE ON public.places_gridevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_42c24();

COMMENT ON TRIGGER pgtrigger_no_truncate_42c24 ON public.places_gridevent IS '8a177ac2dfc0b917410b0cb08de4807396aaa593';

CREATE TRIGGER pgtrigger_no_truncate_43b63 BEFORE TRUNCATE ON public.places_organisationevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_43b63();

COMMENT ON TRIGGER pgtrigger_no_truncate_43b63 ON public.places_organisationevent IS 'f6a6d3060091bd846a116f022568734c19dc6947';

CREATE TRIGGER pgtrigger_no_truncate_447c6 BEFORE TRUNCATE ON public.evaluation_training FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_447c6();

COMMENT ON TRIGGER pgtrigger_no_truncate_447c6 ON public.evaluation_training IS 'cebab97c4bf7987c0dc9edcc35e2a0d17360f0b5';

CREATE TRIGGER pgtrigger_no_truncate_459dd BEFORE TRUNCATE ON public.core_files_fileuse FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_459dd();

COMMENT ON TRIGGER pgtrigger_no_truncate_459dd ON public.core_files_fileuse IS 'a620e2111576673075840ddffa71cad493a71f25';

CREATE TRIGGER pgtrigger_no_truncate_49e26 BEFORE TRUNCATE ON public.evaluation_evidenceitem FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_49e26();

COMMENT ON TRIGGER pgtrigger_no_truncate_49e26 ON public.evaluation_evidenceitem IS '9dabcd0d2a547ba5b86cf6c78d4d68eccf275615';

CREATE TRIGGER pgtrigger_no_truncate_4c09e BEFORE TRUNCATE ON public.evaluation_rectification FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_4c09e();

COMMENT ON TRIGGER pgtrigger_no_truncate_4c09e ON public.evaluation_rectification IS '819b9f418048ebfc403e3ade4cce08777193a2a4';

CREATE TRIGGER pgtrigger_no_truncate_4c6cc BEFORE TRUNCATE ON public.evaluation_classdecision FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_4c6cc();

COMMENT ON TRIGGER pgtrigger_no_truncate_4c6cc ON public.evaluation_classdecision IS '7cd828f7d7665d2933b46786556167fe1421fab3';

CREATE TRIGGER pgtrigger_no_truncate_52845 BEFORE TRUNCATE ON public.evaluation_editionevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_52845();

COMMENT ON TRIGGER pgtrigger_no_truncate_52845 ON public.evaluation_editionevent IS '4b5347c99c878baea191de749a797fbf7be3b2c8';

CREATE TRIGGER pgtrigger_no_truncate_53825 BEFORE TRUNCATE ON public.accounts_personevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_53825();

COMMENT ON TRIGGER pgtrigger_no_truncate_53825 ON public.accounts_personevent IS '8fd8c31b9073078be0334c438d8914b3c42a358d';

CREATE TRIGGER pgtrigger_no_truncate_5fff6 BEFORE TRUNCATE ON public.places_overlayzone FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_5fff6();

COMMENT ON TRIGGER pgtrigger_no_truncate_5fff6 ON public.places_overlayzone IS '4712ceb2942af6dc7df7f2eb1177360492f2a141';

CREATE TRIGGER pgtrigger_no_truncate_604a1 BEFORE TRUNCATE ON public.evaluation_trainingevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_604a1();

COMMENT ON TRIGGER pgtrigger_no_truncate_604a1 ON public.evaluation_trainingevent IS 'b0424a5181217300a6bcc41b7ed27d6a14d8207c';

CREATE TRIGGER pgtrigger_no_truncate_624c6 BEFORE TRUNCATE ON public.campaign_task FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_624c6();

COMMENT ON TRIGGER pgtrigger_no_truncate_624c6 ON public.campaign_task IS 'ea64c698dabc97c71716d581d5c4452b1fc5bff0';

CREATE TRIGGER pgtrigger_no_truncate_65419 BEFORE TRUNCATE ON public.places_overlayzoneevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_65419();

COMMENT ON TRIGGER pgtrigger_no_truncate_65419 ON public.places_overlayzoneevent IS '9563755eba0f66667806c9cda1eeef94cfebf28e';

CREATE TRIGGER pgtrigger_no_truncate_65b4e BEFORE TRUNCATE ON public.accounts_actingforevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_65b4e();

COMMENT ON TRIGGER pgtrigger_no_truncate_65b4e ON public.accounts_actingforevent IS '32fcef3e37c9a92dd5dc24af3796251d67703180';

CREATE TRIGGER pgtrigger_no_truncate_664f5 BEFORE TRUNCATE ON public.accounts_assignment FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_664f5();

COMMENT ON TRIGGER pgtrigger_no_truncate_664f5 ON public.accounts_assignment IS '919780259c697b5ca66eaa73e713d75deaa1d175';

CREATE TRIGGER pgtrigger_no_truncate_68d34 BEFORE TRUNCATE ON public.evaluation_scoreditemevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_68d34();

COMMENT ON TRIGGER pgtrigger_no_truncate_68d34 ON public.evaluation_scoreditemevent IS 'b4f803b83ddcecb92506d69783e981cc3376ef4e';

CREATE TRIGGER pgtrigger_no_truncate_6e613 BEFORE TRUNCATE ON public.places_protectedzone FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_6e613();

COMMENT ON TRIGGER pgtrigger_no_truncate_6e613 ON public.places_protectedzone IS 'd62bbb4e991df2b5b0c2c6f939d57389b5694bed';

CREATE TRIGGER pgtrigger_no_truncate_6e988 BEFORE TRUNCATE ON public.campaign_resourceuseevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_6e988();

COMMENT ON TRIGGER pgtrigger_no_truncate_6e988 ON public.campaign_resourceuseevent IS '567dadea3032a04b1ef2e69e7b746351cd02759f';

CREATE TRIGGER pgtrigger_no_truncate_704fb BEFORE TRUNCATE ON public.places_gridcompoundevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_704fb();

COMMENT ON TRIGGER pgtrigger_no_truncate_704fb ON public.places_gridcompoundevent IS '202dd823eaaae5be1577e3dff73960460b9947de';

CREATE TRIGGER pgtrigger_no_truncate_71e32 BEFORE TRUNCATE ON public.core_metrics_metricvalue FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_71e32();

COMMENT ON TRIGGER pgtrigger_no_truncate_71e32 ON public.core_metrics_metricvalue IS 'cbf0e7cdee85babba7188e14147db4330fe70c64';

CREATE TRIGGER pgtrigger_no_truncate_72cb7 BEFORE TRUNCATE ON public.core_history_chainlink FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_72cb7();

COMMENT ON TRIGGER pgtrigger_no_truncate_72cb7 ON public.core_history_chainlink IS '54fbb31ebfbc0c646a0658cd799a1f53224701d6';

CREATE TRIGGER pgtrigger_no_truncate_72f98 BEFORE TRUNCATE ON public.campaign_followuporderevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_72f98();

COMMENT ON TRIGGER pgtrigger_no_truncate_72f98 ON public.campaign_followuporderevent IS '6bc650cc69c11d3adb6d8f7fc28b02d84db781ef';

CREATE TRIGGER pgtrigger_no_truncate_758e9 BEFORE TRUNCATE ON public.evaluation_assessor FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_758e9();

COMMENT ON TRIGGER pgtrigger_no_truncate_758e9 ON public.evaluation_assessor IS '52657be3359b2a0b3261e88ee90f018c1b15df7e';

CREATE TRIGGER pgtrigger_no_truncate_76477 BEFORE TRUNCATE ON public.evaluation_award FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_76477();

COMMENT ON TRIGGER pgtrigger_no_truncate_76477 ON public.evaluation_award IS 'a9d020c03744741dc7a2e8383e5c72fd5a2943bb';

CREATE TRIGGER pgtrigger_no_truncate_76c90 BEFORE TRUNCATE ON public.places_compound FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_76c90();

COMMENT ON TRIGGER pgtrigger_no_truncate_76c90 ON public.places_compound IS '2f5637319cff677a3c8a95b315fb15c4fa9835b9';

CREATE TRIGGER pgtrigger_no_truncate_76dcc BEFORE TRUNCATE ON public.evaluation_scoreditem FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_76dcc();

COMMENT ON TRIGGER pgtrigger_no_truncate_76dcc ON public.evaluation_scoreditem IS '92785e4971f078f8c0cdc9b1c8fb861f9ee70969';

CREATE TRIGGER pgtrigger_no_truncate_7897b BEFORE TRUNCATE ON public.core_outbox_outboxact FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_7897b();

COMMENT ON TRIGGER pgtrigger_no_truncate_7897b ON public.core_outbox_outboxact IS 'd106dbf7bb7c16a50f5eaa34237defe9526a6652';

CREATE TRIGGER pgtrigger_no_truncate_79a41 BEFORE TRUNCATE ON public.evaluation_confirmation FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_79a41();

COMMENT ON TRIGGER pgtrigger_no_truncate_79a41 ON public.evaluation_confirmation IS '2c28165142183a1520bedaa3c15922195cc0be4f';

CREATE TRIGGER pgtrigger_no_truncate_7aa6e BEFORE TRUNCATE ON public.evaluation_awardnote FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_7aa6e();

COMMENT ON TRIGGER pgtrigger_no_truncate_7aa6e ON public.evaluation_awardnote IS 'c62fc45dd213a18c7f9f29408ecc53ae748c4077';

CREATE TRIGGER pgtrigger_no_truncate_7b066 BEFORE TRUNCATE ON public.evaluation_sample FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_7b066();

COMMENT ON TRIGGER pgtrigger_no_truncate_7b066 ON public.evaluation_sample IS '6b094ee2ef22873e842dce0dc3e00cd4755d8681';

CREATE TRIGGER pgtrigger_no_truncate_7c4d9 BEFORE TRUNCATE ON public.places_ownerscommitteeevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_7c4d9();

COMMENT ON TRIGGER pgtrigger_no_truncate_7c4d9 ON public.places_ownerscommitteeevent IS '68391221c0631a82277204f4755257b1a5ec663d';

CREATE TRIGGER pgtrigger_no_truncate_7db58 BEFORE TRUNCATE ON public.accounts_person FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_7db58();

COMMENT ON TRIGGER pgtrigger_no_truncate_7db58 ON public.accounts_person IS '89af7286c8a37d49f457f3e84154bc4f94750881';

CREATE TRIGGER pgtrigger_no_truncate_7e74c BEFORE TRUNCATE ON public.places_microgridevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_7e74c();

COMMENT ON TRIGGER pgtrigger_no_truncate_7e74c ON public.places_microgridevent IS 'e3f6903f83afdd1e1584ad6a5d27483ea4bf4b84';

CREATE TRIGGER pgtrigger_no_truncate_7fc51 BEFORE TRUNCATE ON public.evaluation_stepdateevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_7fc51();

COMMENT ON TRIGGER pgtrigger_no_truncate_7fc51 ON public.evaluation_stepdateevent IS '09a0513649d99b265b736535e8fc04a4ff093235';

CREATE TRIGGER pgtrigger_no_truncate_81a91 BEFORE TRUNCATE ON public.evaluation_sheetevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_81a91();

COMMENT ON TRIGGER pgtrigger_no_truncate_81a91 ON public.evaluation_sheetevent IS '54eb4e2eda208dc67e014aed8fe3ef5ae481b848';

CREATE TRIGGER pgtrigger_no_truncate_820ff BEFORE TRUNCATE ON public.places_grid_compounds FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_820ff();

COMMENT ON TRIGGER pgtrigger_no_truncate_820ff ON public.places_grid_compounds IS 'b2147c9d72a4bbaa5003f039452f3aaf21691f70';

CREATE TRIGGER pgtrigger_no_truncate_82e52 BEFORE TRUNCATE ON public.campaign_targetevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_82e52();

COMMENT ON TRIGGER pgtrigger_no_truncate_82e52 ON public.campaign_targetevent IS '13f00850e56a9ff4cc809350c8b3b8bde48abead';

CREATE TRIGGER pgtrigger_no_truncate_844ea BEFORE TRUNCATE ON public.core_history_chaincheck FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_844ea();

COMMENT ON TRIGGER pgtrigger_no_truncate_844ea ON public.core_history_chaincheck IS '07eb1ea39c92c7f2938a77c9259996e686abd740';

CREATE TRIGGER pgtrigger_no_truncate_865a8 BEFORE TRUNCATE ON public.evaluation_measureeffect FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_865a8();

COMMENT ON TRIGGER pgtrigger_no_truncate_865a8 ON public.evaluation_measureeffect IS '4f2a8521188dc54bf81c9168e31495875429a086';

CREATE TRIGGER pgtrigger_no_truncate_86d30 BEFORE TRUNCATE ON public.campaign_reportwish FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_86d30();

COMMENT ON TRIGGER pgtrigger_no_truncate_86d30 ON public.campaign_reportwish IS 'cac26b8d03fd1b23ba288407baf62992596042ad';

CREATE TRIGGER pgtrigger_no_truncate_8a5b3 BEFORE TRUNCATE ON public.core_hearing_hearing FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_8a5b3();

COMMENT ON TRIGGER pgtrigger_no_truncate_8a5b3 ON public.core_hearing_hearing IS '3670d95aa6820d3cdfb6ec0488ee1487d01f7da7';

CREATE TRIGGER pgtrigger_no_truncate_9067f BEFORE TRUNCATE ON public.evaluation_sheet FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_9067f();

COMMENT ON TRIGGER pgtrigger_no_truncate_9067f ON public.evaluation_sheet IS '2d8a0731104567ffe9be984c9f75c4da8b2f0d28';

CREATE TRIGGER pgtrigger_no_truncate_91b0e BEFORE TRUNCATE ON public.evaluation_rectificationevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_91b0e();

COMMENT ON TRIGGER pgtrigger_no_truncate_91b0e ON public.evaluation_rectificationevent IS '75121ff036d266817adbe9d06d11cf06f8b69e2d';

CREATE TRIGGER pgtrigger_no_truncate_96231 BEFORE TRUNCATE ON public.campaign_reporttemplate FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_96231();

COMMENT ON TRIGGER pgtrigger_no_truncate_96231 ON public.campaign_reporttemplate IS '5373c14b5740c68e1b682ffbb27099222c27d3ba';

CREATE TRIGGER pgtrigger_no_truncate_97f89 BEFORE TRUNCATE ON public.campaign_recheck FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_97f89();

COMMENT ON TRIGGER pgtrigger_no_truncate_97f89 ON public.campaign_recheck IS '93c51a51be92687a3b9daadb953d8a7f4c36c2d8';

CREATE TRIGGER pgtrigger_no_truncate_9879c BEFORE TRUNCATE ON public.evaluation_round FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_9879c();

COMMENT ON TRIGGER pgtrigger_no_truncate_9879c ON public.evaluation_round IS '6a1cd6c64205fc5ee1c99c35748f547586871537';

CREATE TRIGGER pgtrigger_no_truncate_9bd00 BEFORE TRUNCATE ON public.accounts_assignmentevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_9bd00();

COMMENT ON TRIGGER pgtrigger_no_truncate_9bd00 ON public.accounts_assignmentevent IS 'a9d6f0073efe9111a3956ef5dd571ed45e28ed3c';

CREATE TRIGGER pgtrigger_no_truncate_9bfb1 BEFORE TRUNCATE ON public.places_management FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_9bfb1();

COMMENT ON TRIGGER pgtrigger_no_truncate_9bfb1 ON public.places_management IS '3548617e4da7f50d8df5ac61b3fdb6eb7fa63432';

CREATE TRIGGER pgtrigger_no_truncate_9c075 BEFORE TRUNCATE ON public.campaign_duty FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_9c075();

COMMENT ON TRIGGER pgtrigger_no_truncate_9c075 ON public.campaign_duty IS 'd705a9ebb8d7054fb6c2661bd90726e7af062210';

CREATE TRIGGER pgtrigger_no_truncate_9f1e0 BEFORE TRUNCATE ON public.places_buildingevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_9f1e0();

COMMENT ON TRIGGER pgtrigger_no_truncate_9f1e0 ON public.places_buildingevent IS '04879dfba0655e75ef47ae35b058c133eb9e2339';

CREATE TRIGGER pgtrigger_no_truncate_a1b7b BEFORE TRUNCATE ON public.evaluation_sampledsheet FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_a1b7b();

COMMENT ON TRIGGER pgtrigger_no_truncate_a1b7b ON public.evaluation_sampledsheet IS '3715400c55672dcbd1b4a3c7d1816653ed42b718';

CREATE TRIGGER pgtrigger_no_truncate_a3384 BEFORE TRUNCATE ON public.accounts_verifiedhome FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_a3384();

COMMENT ON TRIGGER pgtrigger_no_truncate_a3384 ON public.accounts_verifiedhome IS 'f9c269506135845c1049917c0a73b9578f0225d1';

CREATE TRIGGER pgtrigger_no_truncate_aac4f BEFORE TRUNCATE ON public.accounts_roleevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_aac4f();

COMMENT ON TRIGGER pgtrigger_no_truncate_aac4f ON public.accounts_roleevent IS '3cbd61539eafba4ec1f84e359bdbae3ec21a1955';

CREATE TRIGGER pgtrigger_no_truncate_ad652 BEFORE TRUNCATE ON public.evaluation_measurelink FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_ad652();

COMMENT ON TRIGGER pgtrigger_no_truncate_ad652 ON public.evaluation_measurelink IS '16e55973d0499b2e3ff482cf6362fa9eed74f87d';

CREATE TRIGGER pgtrigger_no_truncate_adfe0 BEFORE TRUNCATE ON public.evaluation_evidenceitemevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_adfe0();

COMMENT ON TRIGGER pgtrigger_no_truncate_adfe0 ON public.evaluation_evidenceitemevent IS '8ccee7e890961f08e1b16b145a1068ed89474a07';

CREATE TRIGGER pgtrigger_no_truncate_b93b3 BEFORE TRUNCATE ON public.evaluation_measurelinkevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_b93b3();

COMMENT ON TRIGGER pgtrigger_no_truncate_b93b3 ON public.evaluation_measurelinkevent IS '0e485d655c43fb6f149507d6e03ca0bb21a01388';

CREATE TRIGGER pgtrigger_no_truncate_bb165 BEFORE TRUNCATE ON public.accounts_consent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_bb165();

COMMENT ON TRIGGER pgtrigger_no_truncate_bb165 ON public.accounts_consent IS '5768fb535b97e0a56f01f80f491d2c92db6d86c8';

CREATE TRIGGER pgtrigger_no_truncate_bf48f BEFORE TRUNCATE ON public.evaluation_sheetmove FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_bf48f();

COMMENT ON TRIGGER pgtrigger_no_truncate_bf48f ON public.evaluation_sheetmove IS '97d110e9c250a060c3a0af0801e0a63b14f07ace';

CREATE TRIGGER pgtrigger_no_truncate_c4774 BEFORE TRUNCATE ON public.campaign_stageclosingevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_c4774();

COMMENT ON TRIGGER pgtrigger_no_truncate_c4774 ON public.campaign_stageclosingevent IS '807558dc8bee258144dc05b2d69d6e928a8346d3';

CREATE TRIGGER pgtrigger_no_truncate_c4e7e BEFORE TRUNCATE ON public.campaign_target FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_c4e7e();

COMMENT ON TRIGGER pgtrigger_no_truncate_c4e7e ON public.campaign_target IS 'c33f5c141f75c381a53f18322353d33e531af3f7';

CREATE TRIGGER pgtrigger_no_truncate_c7620 BEFORE TRUNCATE ON public.campaign_followuporder FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_c7620();

COMMENT ON TRIGGER pgtrigger_no_truncate_c7620 ON public.campaign_followuporder IS '854653bc59c875baa4ba52122fd0a5cb997611aa';

CREATE TRIGGER pgtrigger_no_truncate_c9433 BEFORE TRUNCATE ON public.places_publicfacilityevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_c9433();

COMMENT ON TRIGGER pgtrigger_no_truncate_c9433 ON public.places_publicfacilityevent IS '9aa9270dbec84fa6c2ceaf89551046e299b3a70e';

CREATE TRIGGER pgtrigger_no_truncate_cb7d2 BEFORE TRUNCATE ON public.evaluation_evidence FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_cb7d2();

COMMENT ON TRIGGER pgtrigger_no_truncate_cb7d2 ON public.evaluation_evidence IS 'd0a86b1477b7b3ebf9ea6212106e1ea9db056305';

CREATE TRIGGER pgtrigger_no_truncate_cbcb9 BEFORE TRUNCATE ON public.campaign_sharedwork FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_cbcb9();

COMMENT ON TRIGGER pgtrigger_no_truncate_cbcb9 ON public.campaign_sharedwork IS 'b33e75552aa0664e014e8ce7b5701015e7453b0a';

CREATE TRIGGER pgtrigger_no_truncate_cd0ed BEFORE TRUNCATE ON public.campaign_dutyevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_cd0ed();

COMMENT ON TRIGGER pgtrigger_no_truncate_cd0ed ON public.campaign_dutyevent IS '88a8884d3b289d84c90d7e3528ec927a26a026d1';

CREATE TRIGGER pgtrigger_no_truncate_cd445 BEFORE TRUNCATE ON public.places_ownerscommittee FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_cd445();

COMMENT ON TRIGGER pgtrigger_no_truncate_cd445 ON public.places_ownerscommittee IS 'f583b1e16d921aae22b81d24b5650f17e6e6b447';

CREATE TRIGGER pgtrigger_no_truncate_cd8c2 BEFORE TRUNCATE ON public.campaign_stageevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_cd8c2();

COMMENT ON TRIGGER pgtrigger_no_truncate_cd8c2 ON public.campaign_stageevent IS '411522c8c763d458487fc015787037d8dc9d68c8';

CREATE TRIGGER pgtrigger_no_truncate_cd96a BEFORE TRUNCATE ON public.evaluation_adjudication FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_cd96a();

COMMENT ON TRIGGER pgtrigger_no_truncate_cd96a ON public.evaluation_adjudication IS 'a2896fa8d30b43f7efe9db102a60622abdd9b7d4';

CREATE TRIGGER pgtrigger_no_truncate_ce7a1 BEFORE TRUNCATE ON public.evaluation_contract FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_ce7a1();

COMMENT ON TRIGGER pgtrigger_no_truncate_ce7a1 ON public.evaluation_contract IS '5d559b1df42496f1390d6e627e7710f63ce12feb';

CREATE TRIGGER pgtrigger_no_truncate_d0b5a BEFORE TRUNCATE ON public.accounts_actingfor FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_d0b5a();

COMMENT ON TRIGGER pgtrigger_no_truncate_d0b5a ON public.accounts_actingfor IS 'e3e72082928df7b136d89e0efba4145e7abe1a8a';

CREATE TRIGGER pgtrigger_no_truncate_d2d32 BEFORE TRUNCATE ON public.evaluation_survey FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_d2d32();

COMMENT ON TRIGGER pgtrigger_no_truncate_d2d32 ON public.evaluation_survey IS 'd87d5e04733db19269cec3518e4a12a2d64fb441';

CREATE TRIGGER pgtrigger_no_truncate_d31b2 BEFORE TRUNCATE ON public.evaluation_stepdate FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_d31b2();

COMMENT ON TRIGGER pgtrigger_no_truncate_d31b2 ON public.evaluation_stepdate IS '6cbac75f618ec877075ca0d7cca327023212c369';

CREATE TRIGGER pgtrigger_no_truncate_d7a54 BEFORE TRUNCATE ON public.places_divisionsuccessionevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_d7a54();

COMMENT ON TRIGGER pgtrigger_no_truncate_d7a54 ON public.places_divisionsuccessionevent IS 'f70b204bab3796309e4bd08dad16017353f2ac04';

CREATE TRIGGER pgtrigger_no_truncate_da8c9 BEFORE TRUNCATE ON public.evaluation_edition FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_da8c9();

COMMENT ON TRIGGER pgtrigger_no_truncate_da8c9 ON public.evaluation_edition IS 'c46ccf00eb1b97f32015601bdd602861097bcbfe';

CREATE TRIGGER pgtrigger_no_truncate_dab82 BEFORE TRUNCATE ON public.campaign_workevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_dab82();

COMMENT ON TRIGGER pgtrigger_no_truncate_dab82 ON public.campaign_workevent IS 'ac5d64cd9f3762dc2d7cc0136d29b719168d40f7';

CREATE TRIGGER pgtrigger_no_truncate_de6a5 BEFORE TRUNCATE ON public.evaluation_selfassessmentevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_de6a5();

COMMENT ON TRIGGER pgtrigger_no_truncate_de6a5 ON public.evaluation_selfassessmentevent IS 'cc1172b54f89f63e371d70b3f649a10b427e6066';

CREATE TRIGGER pgtrigger_no_truncate_de904 BEFORE TRUNCATE ON public.accounts_consentevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_de904();

COMMENT ON TRIGGER pgtrigger_no_truncate_de904 ON public.accounts_consentevent IS '0c60bebac0a8f6932c138492fc80310da2003be5';

CREATE TRIGGER pgtrigger_no_truncate_e89b8 BEFORE TRUNCATE ON public.places_division FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_e89b8();

COMMENT ON TRIGGER pgtrigger_no_truncate_e89b8 ON public.places_division IS '3fc330310d25072dcc65e1c5ba3c41b08bc32779';

CREATE TRIGGER pgtrigger_no_truncate_ec639 BEFORE TRUNCATE ON public.evaluation_measure FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_ec639();

COMMENT ON TRIGGER pgtrigger_no_truncate_ec639 ON public.evaluation_measure IS '78aafe349e77ee70a5f60be8a51d54b0468cbb25';

CREATE TRIGGER pgtrigger_no_truncate_ecff3 BEFORE TRUNCATE ON public.places_building FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_ecff3();

COMMENT ON TRIGGER pgtrigger_no_truncate_ecff3 ON public.places_building IS '51255000fdc013fc9b156cb848bdcd8059021ba9';

CREATE TRIGGER pgtrigger_no_truncate_ed816 BEFORE TRUNCATE ON public.campaign_denominator FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_ed816();

COMMENT ON TRIGGER pgtrigger_no_truncate_ed816 ON public.campaign_denominator IS 'e054e1a43247dd9fa84adb4aae7a9cbd1e064d27';

CREATE TRIGGER pgtrigger_no_truncate_ee898 BEFORE TRUNCATE ON public.campaign_plan FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_ee898();

COMMENT ON TRIGGER pgtrigger_no_truncate_ee898 ON public.campaign_plan IS 'b58d2df335f5a1152b4fdba89283ec74313f7957';

CREATE TRIGGER pgtrigger_no_truncate_eeced BEFORE TRUNCATE ON public.core_files_deletedfile FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_eeced();

COMMENT ON TRIGGER pgtrigger_no_truncate_eeced ON public.core_files_deletedfile IS 'c4692ac6058c36827ccf705904789b3ba052e4ea';

CREATE TRIGGER pgtrigger_no_truncate_f3063 BEFORE TRUNCATE ON public.evaluation_evidenceevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_f3063();

COMMENT ON TRIGGER pgtrigger_no_truncate_f3063 ON public.evaluation_evidenceevent IS '3654e8d2b4561e376b8a2617f16c12b1970907d7';

CREATE TRIGGER pgtrigger_no_truncate_f58e9 BEFORE TRUNCATE ON public.evaluation_seal FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_f58e9();

COMMENT ON TRIGGER pgtrigger_no_truncate_f58e9 ON public.evaluation_seal IS '7348f4e7394acf7446b2ee2b407012aaaebd1acc';

CREATE TRIGGER pgtrigger_no_truncate_f66af BEFORE TRUNCATE ON public.campaign_resourceuse FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_f66af();

COMMENT ON TRIGGER pgtrigger_no_truncate_f66af ON public.campaign_resourceuse IS '6159d4193857bde9bafa2ee50a4ea540726cb04f';

CREATE TRIGGER pgtrigger_no_truncate_f7795 BEFORE TRUNCATE ON public.campaign_member FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_f7795();

COMMENT ON TRIGGER pgtrigger_no_truncate_f7795 ON public.campaign_member IS 'ea6b27a145769b2adecc120378d231b43c72d35a';

CREATE TRIGGER pgtrigger_no_truncate_faeee BEFORE TRUNCATE ON public.campaign_recheckevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_faeee();

COMMENT ON TRIGGER pgtrigger_no_truncate_faeee ON public.campaign_recheckevent IS '532d01f3271fedc2433b8aa7a0ba8c0fd54e20f2';

CREATE TRIGGER pgtrigger_no_truncate_fb3ce BEFORE TRUNCATE ON public.core_worktime_workingcalendarevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_fb3ce();

COMMENT ON TRIGGER pgtrigger_no_truncate_fb3ce ON public.core_worktime_workingcalendarevent IS '93f35a926f12d91aba2c5764ff7815ba0b3b452c';

CREATE TRIGGER pgtrigger_no_truncate_fb9b7 BEFORE TRUNCATE ON public.campaign_sharedworkevent FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_fb9b7();

COMMENT ON TRIGGER pgtrigger_no_truncate_fb9b7 ON public.campaign_sharedworkevent IS '125b91de0c431ce2cf3b1a0b0129235cf6d54c1a';

CREATE TRIGGER pgtrigger_published_stays_28bae BEFORE DELETE OR UPDATE ON public.evaluation_edition FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_published_stays_28bae();

COMMENT ON TRIGGER pgtrigger_published_stays_28bae ON public.evaluation_edition IS 'cf647bd184dd8d0c6f3249a92e6a724504731bfe';

CREATE TRIGGER pgtrigger_reopening_stays_47ae7 BEFORE UPDATE OF reopened_at, reopened_why ON public.campaign_stageclosing FOR EACH ROW WHEN ((old.reopened_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_reopening_stays_47ae7();

COMMENT ON TRIGGER pgtrigger_reopening_stays_47ae7 ON public.campaign_stageclosing IS '4b0199898e17495fbc5b4a0bd04d659a3fc51d83';

CREATE TRIGGER pgtrigger_sealed_new_07490 BEFORE INSERT OR UPDATE ON public.evaluation_sampledsheet FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_07490();

COMMENT ON TRIGGER pgtrigger_sealed_new_07490 ON public.evaluation_sampledsheet IS '25658b40c8184bbef8686f8a10504c0102975414';

CREATE TRIGGER pgtrigger_sealed_new_11287 BEFORE INSERT OR UPDATE ON public.evaluation_sample FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_11287();

COMMENT ON TRIGGER pgtrigger_sealed_new_11287 ON public.evaluation_sample IS 'e19e4ba5c356c9719c26db017347bdbf88a849dd';

CREATE TRIGGER pgtrigger_sealed_new_15fc2 BEFORE INSERT OR UPDATE ON public.evaluation_adjudication FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_15fc2();

COMMENT ON TRIGGER pgtrigger_sealed_new_15fc2 ON public.evaluation_adjudication IS 'c06773eb683b04e7344ebb8e71d8fc012dfa806a';

CREATE TRIGGER pgtrigger_sealed_new_2c216 BEFORE INSERT OR UPDATE ON public.evaluation_stepdate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_2c216();

COMMENT ON TRIGGER pgtrigger_sealed_new_2c216 ON public.evaluation_stepdate IS 'e712783331609c36b3fd7fb9be47dfe249f602f0';

CREATE TRIGGER pgtrigger_sealed_new_54ebb BEFORE INSERT OR UPDATE ON public.evaluation_classdecision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_54ebb();

COMMENT ON TRIGGER pgtrigger_sealed_new_54ebb ON public.evaluation_classdecision IS 'ad07fb2f5e429ea621aeb0bdec307f5b6735afec';

CREATE TRIGGER pgtrigger_sealed_new_5a705 BEFORE INSERT OR UPDATE ON public.evaluation_result FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_5a705();

COMMENT ON TRIGGER pgtrigger_sealed_new_5a705 ON public.evaluation_result IS 'dfdc49ed3738781497c1cddccf120051a40ac238';

CREATE TRIGGER pgtrigger_sealed_new_5e603 BEFORE INSERT OR UPDATE ON public.evaluation_selfassessment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_5e603();

COMMENT ON TRIGGER pgtrigger_sealed_new_5e603 ON public.evaluation_selfassessment IS 'eaccd38bd4a0891efbed1b45aa6c165dd6026840';

CREATE TRIGGER pgtrigger_sealed_new_7ad63 BEFORE INSERT OR UPDATE ON public.evaluation_scoredphoto FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_7ad63();

COMMENT ON TRIGGER pgtrigger_sealed_new_7ad63 ON public.evaluation_scoredphoto IS 'a10415292bd7786cbe6579da6fa74a53e6741f70';

CREATE TRIGGER pgtrigger_sealed_new_ab285 BEFORE INSERT OR UPDATE ON public.evaluation_sheet FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_ab285();

COMMENT ON TRIGGER pgtrigger_sealed_new_ab285 ON public.evaluation_sheet IS '708ec5268270cf9cb339ad981153e475dbe1246c';

CREATE TRIGGER pgtrigger_sealed_new_b48f8 BEFORE INSERT OR UPDATE ON public.evaluation_rectifieditem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_b48f8();

COMMENT ON TRIGGER pgtrigger_sealed_new_b48f8 ON public.evaluation_rectifieditem IS '4ebabba014f5a5401c6e12584a401a5e6aeb7493';

CREATE TRIGGER pgtrigger_sealed_new_bfdf1 BEFORE INSERT OR UPDATE ON public.evaluation_rectification FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_bfdf1();

COMMENT ON TRIGGER pgtrigger_sealed_new_bfdf1 ON public.evaluation_rectification IS '6f4aaa23d946bcb1657d46f63b75ad16c93162c3';

CREATE TRIGGER pgtrigger_sealed_new_c15ff BEFORE INSERT OR UPDATE ON public.evaluation_visit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_c15ff();

COMMENT ON TRIGGER pgtrigger_sealed_new_c15ff ON public.evaluation_visit IS 'f98f488e64d1cc8d1f373d6aec62c9d6bbc9d145';

CREATE TRIGGER pgtrigger_sealed_new_c1c01 BEFORE INSERT OR UPDATE ON public.evaluation_scoreditem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_c1c01();

COMMENT ON TRIGGER pgtrigger_sealed_new_c1c01 ON public.evaluation_scoreditem IS 'fbb19aaacb6b547fc4a3cb55d8e8a0a957a52d3c';

CREATE TRIGGER pgtrigger_sealed_new_c935d BEFORE INSERT OR UPDATE ON public.evaluation_confirmation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_c935d();

COMMENT ON TRIGGER pgtrigger_sealed_new_c935d ON public.evaluation_confirmation IS '36dbbe92b99f9f3c9754ba134a481cbee32121ad';

CREATE TRIGGER pgtrigger_sealed_new_ca524 BEFORE INSERT OR UPDATE ON public.evaluation_sheetmove FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_new_ca524();

COMMENT ON TRIGGER pgtrigger_sealed_new_ca524 ON public.evaluation_sheetmove IS '32e8a5ce1b886687713af913cab1a7b3e19b1cb6';

CREATE TRIGGER pgtrigger_sealed_old_0e6a3 BEFORE DELETE OR UPDATE ON public.evaluation_selfassessment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_0e6a3();

COMMENT ON TRIGGER pgtrigger_sealed_old_0e6a3 ON public.evaluation_selfassessment IS '9592eaab4f70d2db299f5fcedfcbf9bae151eb0b';

CREATE TRIGGER pgtrigger_sealed_old_1f6b7 BEFORE DELETE OR UPDATE ON public.evaluation_sheetmove FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_1f6b7();

COMMENT ON TRIGGER pgtrigger_sealed_old_1f6b7 ON public.evaluation_sheetmove IS '00d867dd5e0554d48b16adea93856257397696a9';

CREATE TRIGGER pgtrigger_sealed_old_4d7d8 BEFORE DELETE OR UPDATE ON public.evaluation_adjudication FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_4d7d8();

COMMENT ON TRIGGER pgtrigger_sealed_old_4d7d8 ON public.evaluation_adjudication IS '6bbeb68696e50e33f01ae1a2c5a7f5fba99c1e01';

CREATE TRIGGER pgtrigger_sealed_old_5c7c4 BEFORE DELETE OR UPDATE ON public.evaluation_confirmation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_5c7c4();

COMMENT ON TRIGGER pgtrigger_sealed_old_5c7c4 ON public.evaluation_confirmation IS '81de0e12b94cff3335358e29a9a2c58bf75602ce';

CREATE TRIGGER pgtrigger_sealed_old_7c6ed BEFORE DELETE OR UPDATE ON public.evaluation_stepdate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_7c6ed();

COMMENT ON TRIGGER pgtrigger_sealed_old_7c6ed ON public.evaluation_stepdate IS '038f90fb5cdafa8ef8e55fbf68db2d36e1fc4f0a';

CREATE TRIGGER pgtrigger_sealed_old_984e7 BEFORE DELETE OR UPDATE ON public.evaluation_scoredphoto FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_984e7();

COMMENT ON TRIGGER pgtrigger_sealed_old_984e7 ON public.evaluation_scoredphoto IS '97bfd4960083ea70a8a9b064c67b5a654b1d1ca4';

CREATE TRIGGER pgtrigger_sealed_old_acb39 BEFORE DELETE OR UPDATE ON public.evaluation_rectifieditem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_acb39();

COMMENT ON TRIGGER pgtrigger_sealed_old_acb39 ON public.evaluation_rectifieditem IS '7da7c4db4f59010f4dd9eccde3eda357beef8681';

CREATE TRIGGER pgtrigger_sealed_old_b2257 BEFORE DELETE OR UPDATE ON public.evaluation_result FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_b2257();

COMMENT ON TRIGGER pgtrigger_sealed_old_b2257 ON public.evaluation_result IS '1d74d4602c59408da6fe3c6264206ab70abf4f03';

CREATE TRIGGER pgtrigger_sealed_old_c2033 BEFORE DELETE OR UPDATE ON public.evaluation_classdecision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_c2033();

COMMENT ON TRIGGER pgtrigger_sealed_old_c2033 ON public.evaluation_classdecision IS '63d35796353e0ec2d056a072f99fc6e2de7cc3c2';

CREATE TRIGGER pgtrigger_sealed_old_cb681 BEFORE DELETE OR UPDATE ON public.evaluation_rectification FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_cb681();

COMMENT ON TRIGGER pgtrigger_sealed_old_cb681 ON public.evaluation_rectification IS 'cc33c58e7120d7c421b12d7da5d3c3c2a84516c6';

CREATE TRIGGER pgtrigger_sealed_old_d3568 BEFORE DELETE OR UPDATE ON public.evaluation_sheet FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_d3568();

COMMENT ON TRIGGER pgtrigger_sealed_old_d3568 ON public.evaluation_sheet IS '3d0ecb0a4531f34b71d99bd2387f55caca0c0d61';

CREATE TRIGGER pgtrigger_sealed_old_def9d BEFORE DELETE OR UPDATE ON public.evaluation_sample FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_def9d();

COMMENT ON TRIGGER pgtrigger_sealed_old_def9d ON public.evaluation_sample IS '6c8ae8c56bb401b0a56852178e90fec375a7d7df';

CREATE TRIGGER pgtrigger_sealed_old_ee82c BEFORE DELETE OR UPDATE ON public.evaluation_visit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_ee82c();

COMMENT ON TRIGGER pgtrigger_sealed_old_ee82c ON public.evaluation_visit IS 'c6470147279b438e1f66dc5bac7f94dfeeaa955e';

CREATE TRIGGER pgtrigger_sealed_old_ef760 BEFORE DELETE OR UPDATE ON public.evaluation_scoreditem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_ef760();

COMMENT ON TRIGGER pgtrigger_sealed_old_ef760 ON public.evaluation_scoreditem IS '58c8ccf94b53b68010abcadbc8fdf36de853e22e';

CREATE TRIGGER pgtrigger_sealed_old_fe88e BEFORE DELETE OR UPDATE ON public.evaluation_sampledsheet FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_old_fe88e();

COMMENT ON TRIGGER pgtrigger_sealed_old_fe88e ON public.evaluation_sampledsheet IS 'cb3d56cb4211eed0074ad13c9ff9c6b15455cdc5';

CREATE TRIGGER pgtrigger_sealed_stays_b8453 BEFORE DELETE OR UPDATE ON public.evaluation_round FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sealed_stays_b8453();

COMMENT ON TRIGGER pgtrigger_sealed_stays_b8453 ON public.evaluation_round IS '5d864a18d17a62e8ed059138af0abd4eaefe3288';

CREATE TRIGGER pgtrigger_update_update_016a2 AFTER UPDATE ON public.campaign_stage REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_016a2();

COMMENT ON TRIGGER pgtrigger_update_update_016a2 ON public.campaign_stage IS 'ecd4aaed5f1120de4cdfb56d6f220ccd17d1a9dc';

CREATE TRIGGER pgtrigger_update_update_023a0 AFTER UPDATE ON public.accounts_role REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_023a0();

COMMENT ON TRIGGER pgtrigger_update_update_023a0 ON public.accounts_role IS '93c6fad2741fb23d7684c611bda90e82d14dcedf';

CREATE TRIGGER pgtrigger_update_update_080fc AFTER UPDATE ON public.places_grid_compounds REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_080fc();

COMMENT ON TRIGGER pgtrigger_update_update_080fc ON public.places_grid_compounds IS 'df1451f4cf98727777584a2f43eedc6ff1aa0d94';

CREATE TRIGGER pgtrigger_update_update_0bfe7 AFTER UPDATE ON public.places_building REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_0bfe7();

COMMENT ON TRIGGER pgtrigger_update_update_0bfe7 ON public.places_building IS '1ab0bfa0dc93d7384824b9ece62f96a0e8fd467d';

CREATE TRIGGER pgtrigger_update_update_11768 AFTER UPDATE ON public.core_worktime_workday REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_11768();

COMMENT ON TRIGGER pgtrigger_update_update_11768 ON public.core_worktime_workday IS 'e1bc987e6582690948f4aaa5be2324d270e19ec4';

CREATE TRIGGER pgtrigger_update_update_2256c AFTER UPDATE ON public.campaign_followuporder REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_2256c();

COMMENT ON TRIGGER pgtrigger_update_update_2256c ON public.campaign_followuporder IS '6d7946d2993fd4bfe9f110e88f98e6f75d79a8de';

CREATE TRIGGER pgtrigger_update_update_24a2c AFTER UPDATE ON public.accounts_actingfor REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_24a2c();

COMMENT ON TRIGGER pgtrigger_update_update_24a2c ON public.accounts_actingfor IS 'd232a7a33a1b8520ab0fbcae18e761fbc68bbe85';

CREATE TRIGGER pgtrigger_update_update_27faf AFTER UPDATE ON public.evaluation_survey REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_27faf();

COMMENT ON TRIGGER pgtrigger_update_update_27faf ON public.evaluation_survey IS 'ec029dc65e373135ecd0d3b53e08519e6c13cab6';

CREATE TRIGGER pgtrigger_update_update_2b9ad AFTER UPDATE ON public.evaluation_rectifieditem REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_2b9ad();

COMMENT ON TRIGGER pgtrigger_update_update_2b9ad ON public.evaluation_rectifieditem IS 'f1d1a34ac83ad636a37d6e4d31191297b17851e9';

CREATE TRIGGER pgtrigger_update_update_305c2 AFTER UPDATE ON public.evaluation_round REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_305c2();

COMMENT ON TRIGGER pgtrigger_update_update_305c2 ON public.evaluation_round IS 'b71142559ed165f6ac5b425aa369874392a0d0a3';

CREATE TRIGGER pgtrigger_update_update_32415 AFTER UPDATE ON public.places_compound REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_32415();

COMMENT ON TRIGGER pgtrigger_update_update_32415 ON public.places_compound IS 'cac0461fdbf93b4c85ccd2f62c25c2cc1e3bfbc6';

CREATE TRIGGER pgtrigger_update_update_3484d AFTER UPDATE ON public.accounts_consent REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_3484d();

COMMENT ON TRIGGER pgtrigger_update_update_3484d ON public.accounts_consent IS '361d59fdd245c366ccc4beb2cb8db5c88685d3fb';

CREATE TRIGGER pgtrigger_update_update_38f64 AFTER UPDATE ON public.evaluation_measureeffect REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_38f64();

COMMENT ON TRIGGER pgtrigger_update_update_38f64 ON public.evaluation_measureeffect IS 'd4dd13d279648abc9feec668e1ae8b84a3db1330';

CREATE TRIGGER pgtrigger_update_update_39298 AFTER UPDATE ON public.campaign_target REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_39298();

COMMENT ON TRIGGER pgtrigger_update_update_39298 ON public.campaign_target IS '5966774e075b4ae8521d9368cccae028639a9267';

CREATE TRIGGER pgtrigger_update_update_3a280 AFTER UPDATE ON public.core_hearing_hearing REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_3a280();

COMMENT ON TRIGGER pgtrigger_update_update_3a280 ON public.core_hearing_hearing IS '86de8e0a418849d2153c4241e7513aacbcf23860';

CREATE TRIGGER pgtrigger_update_update_3fe97 AFTER UPDATE ON public.evaluation_measurelink REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_3fe97();

COMMENT ON TRIGGER pgtrigger_update_update_3fe97 ON public.evaluation_measurelink IS 'e4993593ddd98272e03158c01f1b65adfbb0d13b';

CREATE TRIGGER pgtrigger_update_update_4ecd7 AFTER UPDATE ON public.core_worktime_officehours REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_4ecd7();

COMMENT ON TRIGGER pgtrigger_update_update_4ecd7 ON public.core_worktime_officehours IS 'b3314ac652bcbb9af13775e412af1f6ac97258e8';

CREATE TRIGGER pgtrigger_update_update_50fdd AFTER UPDATE ON public.places_publicfacility REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_50fdd();

COMMENT ON TRIGGER pgtrigger_update_update_50fdd ON public.places_publicfacility IS '36cd8cec5c2ac996d77e1e2c4b96b426a3dd1dd9';

CREATE TRIGGER pgtrigger_update_update_5692b AFTER UPDATE ON public.campaign_denominator REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_5692b();

COMMENT ON TRIGGER pgtrigger_update_update_5692b ON public.campaign_denominator IS '0511237b69a00dc6b92ef032cc76c218c2dc7c32';

CREATE TRIGGER pgtrigger_update_update_614f9 AFTER UPDATE ON public.campaign_work REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_614f9();

COMMENT ON TRIGGER pgtrigger_update_update_614f9 ON public.campaign_work IS 'b7a6a1c63b306c8301a1691c4db6101e3fd68dc6';

CREATE TRIGGER pgtrigger_update_update_61581 AFTER UPDATE ON public.campaign_recheck REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_61581();

COMMENT ON TRIGGER pgtrigger_update_update_61581 ON public.campaign_recheck IS '2ec7e4609e17a1f52b436ae34a941a211ab495e1';

CREATE TRIGGER pgtrigger_update_update_66442 AFTER UPDATE ON public.places_ownerscommittee REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_66442();

COMMENT ON TRIGGER pgtrigger_update_update_66442 ON public.places_ownerscommittee IS '2e45c371fa9f34e686d741b90463457bf14684ae';

CREATE TRIGGER pgtrigger_update_update_6b444 AFTER UPDATE ON public.accounts_verifiedhome REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_6b444();

COMMENT ON TRIGGER pgtrigger_update_update_6b444 ON public.accounts_verifiedhome IS 'eb4bf35c7197c92277cad66201bc56a4cf2142eb';

CREATE TRIGGER pgtrigger_update_update_6b7b8 AFTER UPDATE ON public.evaluation_stepdate REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_6b7b8();

COMMENT ON TRIGGER pgtrigger_update_update_6b7b8 ON public.evaluation_stepdate IS 'cc1e391f79a08004b7a214cf1cbf21edc35b4bd4';

CREATE TRIGGER pgtrigger_update_update_6b93d AFTER UPDATE ON public.places_home REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_6b93d();

COMMENT ON TRIGGER pgtrigger_update_update_6b93d ON public.places_home IS '15acfeb3fd6a916a39347daaec83b4bee649af3e';

CREATE TRIGGER pgtrigger_update_update_70819 AFTER UPDATE ON public.accounts_person REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_70819();

COMMENT ON TRIGGER pgtrigger_update_update_70819 ON public.accounts_person IS '8c25f501b0fa85deb0bc86c5a6a2eabb7454b879';

CREATE TRIGGER pgtrigger_update_update_8c0c8 AFTER UPDATE ON public.places_organisation REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_8c0c8();

COMMENT ON TRIGGER pgtrigger_update_update_8c0c8 ON public.places_organisation IS '2c4798411f24f853aa303eef85bb30590b2b6939';

CREATE TRIGGER pgtrigger_update_update_93e32 AFTER UPDATE ON public.accounts_assignment REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_93e32();

COMMENT ON TRIGGER pgtrigger_update_update_93e32 ON public.accounts_assignment IS '618402104560d57819af1b5384655d60ed7d5e65';

CREATE TRIGGER pgtrigger_update_update_94a23 AFTER UPDATE ON public.places_microgrid REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_94a23();

COMMENT ON TRIGGER pgtrigger_update_update_94a23 ON public.places_microgrid IS '41f5737216c64208aefb2176b3ade50c516ab500';

CREATE TRIGGER pgtrigger_update_update_9b599 AFTER UPDATE ON public.places_divisionsuccession REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_9b599();

COMMENT ON TRIGGER pgtrigger_update_update_9b599 ON public.places_divisionsuccession IS '257643d10bbad3934f94274b3978be3aeca5e2bb';

CREATE TRIGGER pgtrigger_update_update_9c80f AFTER UPDATE ON public.evaluation_evidence REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_9c80f();

COMMENT ON TRIGGER pgtrigger_update_update_9c80f ON public.evaluation_evidence IS '67f8811a1d76d5bc04318fa2518c941726313422';

CREATE TRIGGER pgtrigger_update_update_a3b34 AFTER UPDATE ON public.evaluation_assessor REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_a3b34();

COMMENT ON TRIGGER pgtrigger_update_update_a3b34 ON public.evaluation_assessor IS '32f457eb4f1004171098b514e03d5265837fa4fe';

CREATE TRIGGER pgtrigger_update_update_a7015 AFTER UPDATE ON public.places_division REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_a7015();

COMMENT ON TRIGGER pgtrigger_update_update_a7015 ON public.places_division IS '94ce49dbccdbd85483aaf51202583aece084d6a4';

CREATE TRIGGER pgtrigger_update_update_a81a9 AFTER UPDATE ON public.campaign_sharedwork REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_a81a9();

COMMENT ON TRIGGER pgtrigger_update_update_a81a9 ON public.campaign_sharedwork IS '921283370090878540cf8233642dc3c844cc1e29';

CREATE TRIGGER pgtrigger_update_update_a8ea7 AFTER UPDATE ON public.evaluation_sheet REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_a8ea7();

COMMENT ON TRIGGER pgtrigger_update_update_a8ea7 ON public.evaluation_sheet IS '2a43214585b913a5b72a7a90e6273dbf886f20ca';

CREATE TRIGGER pgtrigger_update_update_ad162 AFTER UPDATE ON public.campaign_campaign REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_ad162();

COMMENT ON TRIGGER pgtrigger_update_update_ad162 ON public.campaign_campaign IS '68eae660f101211a1517e13f12dc2955cd740483';

CREATE TRIGGER pgtrigger_update_update_ae689 AFTER UPDATE ON public.core_files_fileuse REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_ae689();

COMMENT ON TRIGGER pgtrigger_update_update_ae689 ON public.core_files_fileuse IS '8ac86223e1873eabb0e25e8cec47a167265b9328';

CREATE TRIGGER pgtrigger_update_update_b523e AFTER UPDATE ON public.places_management REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_b523e();

COMMENT ON TRIGGER pgtrigger_update_update_b523e ON public.places_management IS '135300360b3fab090a69a7b11af5df125eb6f263';

CREATE TRIGGER pgtrigger_update_update_bf3fc AFTER UPDATE ON public.evaluation_adjudication REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_bf3fc();

COMMENT ON TRIGGER pgtrigger_update_update_bf3fc ON public.evaluation_adjudication IS '4043c805d80cab1c2b3108ab9ba1c55a7613c74c';

CREATE TRIGGER pgtrigger_update_update_c0b46 AFTER UPDATE ON public.campaign_stageclosing REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_c0b46();

COMMENT ON TRIGGER pgtrigger_update_update_c0b46 ON public.campaign_stageclosing IS 'addc785b788d8dda4cc7f5f9948be8a6582cc58d';

CREATE TRIGGER pgtrigger_update_update_c1a17 AFTER UPDATE ON public.core_worktime_workingcalendar REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_c1a17();

COMMENT ON TRIGGER pgtrigger_update_update_c1a17 ON public.core_worktime_workingcalendar IS '683f7455ed5d2205b7d18a22637f2ee3a6904165';

CREATE TRIGGER pgtrigger_update_update_c6067 AFTER UPDATE ON public.evaluation_visit REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_c6067();

COMMENT ON TRIGGER pgtrigger_update_update_c6067 ON public.evaluation_visit IS 'e1c09fe3a77d6084224f27538925988efc32b3fe';

CREATE TRIGGER pgtrigger_update_update_c6875 AFTER UPDATE ON public.evaluation_evidenceitem REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_c6875();

COMMENT ON TRIGGER pgtrigger_update_update_c6875 ON public.evaluation_evidenceitem IS 'eefa4459ff3de69b2c701fa035c2937941357213';

CREATE TRIGGER pgtrigger_update_update_cb9ee AFTER UPDATE ON public.campaign_resourceuse REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_cb9ee();

COMMENT ON TRIGGER pgtrigger_update_update_cb9ee ON public.campaign_resourceuse IS '5651e531a63a27acd65daa7a9673552f8cd46347';

CREATE TRIGGER pgtrigger_update_update_cc164 AFTER UPDATE ON public.places_grid REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_cc164();

COMMENT ON TRIGGER pgtrigger_update_update_cc164 ON public.places_grid IS '41b77bc302d80274bb8f470e4a0b4978f8602aa7';

CREATE TRIGGER pgtrigger_update_update_ce6d1 AFTER UPDATE ON public.campaign_plan REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_ce6d1();

COMMENT ON TRIGGER pgtrigger_update_update_ce6d1 ON public.campaign_plan IS '31a464239087623de61f90d36f114412f00e3b30';

CREATE TRIGGER pgtrigger_update_update_d0572 AFTER UPDATE ON public.places_protectedzone REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d0572();

COMMENT ON TRIGGER pgtrigger_update_update_d0572 ON public.places_protectedzone IS '03859256573346d772b5ec9e275774f566b9e725';

CREATE TRIGGER pgtrigger_update_update_d310f AFTER UPDATE ON public.evaluation_edition REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d310f();

COMMENT ON TRIGGER pgtrigger_update_update_d310f ON public.evaluation_edition IS '5d5e6436f6aabc9b8245f26ffa9f21ae6417e6b3';

CREATE TRIGGER pgtrigger_update_update_d3843 AFTER UPDATE ON public.campaign_task REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d3843();

COMMENT ON TRIGGER pgtrigger_update_update_d3843 ON public.campaign_task IS '3c325bfd36af7b9e60c76519905d6fe146706227';

CREATE TRIGGER pgtrigger_update_update_d3ab8 AFTER UPDATE ON public.campaign_duty REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d3ab8();

COMMENT ON TRIGGER pgtrigger_update_update_d3ab8 ON public.campaign_duty IS '64f1e2124f70841b9cb4444816ed2d8ccfdc2704';

CREATE TRIGGER pgtrigger_update_update_d7713 AFTER UPDATE ON public.places_stairwell REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d7713();

COMMENT ON TRIGGER pgtrigger_update_update_d7713 ON public.places_stairwell IS '2c4c1b25b3b2b041d3c6159f378d596f9b82d45e';

CREATE TRIGGER pgtrigger_update_update_e3755 AFTER UPDATE ON public.evaluation_training REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_e3755();

COMMENT ON TRIGGER pgtrigger_update_update_e3755 ON public.evaluation_training IS 'f8f485b714501a083c1a914dd7deee6ad191c529';

CREATE TRIGGER pgtrigger_update_update_e5197 AFTER UPDATE ON public.evaluation_measure REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_e5197();

COMMENT ON TRIGGER pgtrigger_update_update_e5197 ON public.evaluation_measure IS '9a152af6084f57fc5dbe62147eb1f4538e79b72e';

CREATE TRIGGER pgtrigger_update_update_e6ef9 AFTER UPDATE ON public.places_boundary REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_e6ef9();

COMMENT ON TRIGGER pgtrigger_update_update_e6ef9 ON public.places_boundary IS '6eb2da64ddde0c0f7b89a062db71f856e699daf7';

CREATE TRIGGER pgtrigger_update_update_edc84 AFTER UPDATE ON public.evaluation_rectification REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_edc84();

COMMENT ON TRIGGER pgtrigger_update_update_edc84 ON public.evaluation_rectification IS '2ddda89673be2a364efe8b5171bdcfe43d07c096';

CREATE TRIGGER pgtrigger_update_update_f4e46 AFTER UPDATE ON public.evaluation_selfassessment REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_f4e46();

COMMENT ON TRIGGER pgtrigger_update_update_f4e46 ON public.evaluation_selfassessment IS '0e9902843fcc5734eb6ce99146b63a6af0075c57';

CREATE TRIGGER pgtrigger_update_update_f61aa AFTER UPDATE ON public.evaluation_contract REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_f61aa();

COMMENT ON TRIGGER pgtrigger_update_update_f61aa ON public.evaluation_contract IS 'a621de97bfba9870b909d577e0e45ce3606b598e';

CREATE TRIGGER pgtrigger_update_update_f8207 AFTER UPDATE ON public.evaluation_scoreditem REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_f8207();

COMMENT ON TRIGGER pgtrigger_update_update_f8207 ON public.evaluation_scoreditem IS 'db220c4c724c6f750577773640e633b3b8544cd1';

CREATE TRIGGER pgtrigger_update_update_f96d7 AFTER UPDATE ON public.places_overlayzone REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_f96d7();

COMMENT ON TRIGGER pgtrigger_update_update_f96d7 ON public.places_overlayzone IS '7565ada28bc1cb48da61a02dc9cc5657a7a195f4';

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_person_id FOREIGN KEY (user_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_accesslog
    ADD CONSTRAINT accounts_accesslog_by_id_63b91f14_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_accesslog
    ADD CONSTRAINT accounts_accesslog_person_id_5c19871f_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_actingfor
    ADD CONSTRAINT accounts_actingfor_person_id_6a9aff31_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_actingfor
    ADD CONSTRAINT accounts_actingfor_principal_id_256568c2_fk_accounts_person_id FOREIGN KEY (principal_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_assignment
    ADD CONSTRAINT accounts_assignment_given_by_id_bf3d1197_fk_accounts_person_id FOREIGN KEY (given_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_assignment
    ADD CONSTRAINT accounts_assignment_person_id_675bb18b_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_assignment
    ADD CONSTRAINT accounts_assignment_role_id_391529d3_fk_accounts_role_id FOREIGN KEY (role_id) REFERENCES public.accounts_role(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_consent
    ADD CONSTRAINT accounts_consent_person_id_dc6f3178_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_made_by_id_3eddde8f_fk_accounts_person_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_person_id_7a704167_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_role_id_6e595326_fk_accounts_role_id FOREIGN KEY (role_id) REFERENCES public.accounts_role(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_key_id_c79eb847_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_remembered_as_id_0f20f0d4_fk_accounts_role_id FOREIGN KEY (remembered_as_id) REFERENCES public.accounts_role(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_signinevent
    ADD CONSTRAINT accounts_signinevent_person_id_b7ef67d7_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_verifiedhome
    ADD CONSTRAINT accounts_verifiedhom_verified_by_id_e64179bd_fk_accounts_ FOREIGN KEY (verified_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_verifiedhome
    ADD CONSTRAINT accounts_verifiedhome_home_id_e7546cf4_fk_places_home_id FOREIGN KEY (home_id) REFERENCES public.places_home(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_verifiedhome
    ADD CONSTRAINT accounts_verifiedhome_person_id_3cb8543b_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_campaign
    ADD CONSTRAINT campaign_campaign_baseline_id_79caf4df_fk_evaluation_round_id FOREIGN KEY (baseline_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_campaign
    ADD CONSTRAINT campaign_campaign_compound_baseline_id_8cb468ac_fk_evaluatio FOREIGN KEY (compound_baseline_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_campaign
    ADD CONSTRAINT campaign_campaign_division_id_6b636974_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_denominator
    ADD CONSTRAINT campaign_denominator_campaign_id_617a9d38_fk_campaign_ FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_denominator
    ADD CONSTRAINT campaign_denominator_frozen_by_id_bf6b3505_fk_accounts_ FOREIGN KEY (frozen_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_duty
    ADD CONSTRAINT campaign_duty_accepted_by_id_c9bfa052_fk_accounts_person_id FOREIGN KEY (accepted_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_duty
    ADD CONSTRAINT campaign_duty_division_id_e5849376_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_duty
    ADD CONSTRAINT campaign_duty_reported_by_id_994800f5_fk_accounts_person_id FOREIGN KEY (reported_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_duty
    ADD CONSTRAINT campaign_duty_task_id_35c8b201_fk_campaign_task_id FOREIGN KEY (task_id) REFERENCES public.campaign_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_expectedstanding
    ADD CONSTRAINT campaign_expectedsta_campaign_id_8ec83688_fk_campaign_ FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_expectedstanding
    ADD CONSTRAINT campaign_expectedsta_county_id_792ab47c_fk_places_di FOREIGN KEY (county_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_expectedstanding
    ADD CONSTRAINT campaign_expectedsta_denominator_id_1a3ff6d7_fk_campaign_ FOREIGN KEY (denominator_id) REFERENCES public.campaign_denominator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_expectedstanding
    ADD CONSTRAINT campaign_expectedsta_zone_id_17f6b060_fk_places_ov FOREIGN KEY (zone_id) REFERENCES public.places_overlayzone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_followuporder
    ADD CONSTRAINT campaign_followupord_campaign_id_fb81b4c5_fk_campaign_ FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_followuporder
    ADD CONSTRAINT campaign_followupord_division_id_cd6d665a_fk_places_di FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_followuporder
    ADD CONSTRAINT campaign_followupord_ended_by_id_ffa2bbb5_fk_accounts_ FOREIGN KEY (ended_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_followuporder
    ADD CONSTRAINT campaign_followupord_issued_by_id_cd229551_fk_accounts_ FOREIGN KEY (issued_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_followuporder
    ADD CONSTRAINT campaign_followupord_replied_by_id_7df7100e_fk_accounts_ FOREIGN KEY (replied_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_member
    ADD CONSTRAINT campaign_member_community_id_72939da0_fk_places_division_id FOREIGN KEY (community_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_member
    ADD CONSTRAINT campaign_member_county_id_b5ec58bb_fk_places_division_id FOREIGN KEY (county_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_member
    ADD CONSTRAINT campaign_member_denominator_id_b60052eb_fk_campaign_ FOREIGN KEY (denominator_id) REFERENCES public.campaign_denominator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_member
    ADD CONSTRAINT campaign_member_zone_id_1cf247a9_fk_places_overlayzone_id FOREIGN KEY (zone_id) REFERENCES public.places_overlayzone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_plan
    ADD CONSTRAINT campaign_plan_adopted_by_id_056dca6e_fk_accounts_person_id FOREIGN KEY (adopted_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_plan
    ADD CONSTRAINT campaign_plan_asked_by_id_b5395581_fk_accounts_person_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_plan
    ADD CONSTRAINT campaign_plan_campaign_id_9222ee9b_fk_campaign_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_plan
    ADD CONSTRAINT campaign_plan_round_id_53783889_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_prospect
    ADD CONSTRAINT campaign_prospect_campaign_id_ca24499b_fk_campaign_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_prospect
    ADD CONSTRAINT campaign_prospect_division_id_0ad23ded_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_recheck
    ADD CONSTRAINT campaign_recheck_award_id_be7644d8_fk_evaluation_award_id FOREIGN KEY (award_id) REFERENCES public.evaluation_award(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_recheck
    ADD CONSTRAINT campaign_recheck_campaign_id_d77e34d7_fk_campaign_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_recheck
    ADD CONSTRAINT campaign_recheck_division_id_e7935d07_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_recheck
    ADD CONSTRAINT campaign_recheck_done_by_id_5bd3d0ef_fk_accounts_person_id FOREIGN KEY (done_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_recheckplan
    ADD CONSTRAINT campaign_recheckplan_by_id_64bf52e8_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_recheckplan
    ADD CONSTRAINT campaign_recheckplan_campaign_id_bb3a201f_fk_campaign_ FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_reporttemplate
    ADD CONSTRAINT campaign_reporttempl_campaign_id_712902a1_fk_campaign_ FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_reporttemplate
    ADD CONSTRAINT campaign_reporttempl_file_id_59ceb31b_fk_core_file FOREIGN KEY (file_id) REFERENCES public.core_files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_reporttemplate
    ADD CONSTRAINT campaign_reporttemplate_by_id_641f9f4f_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_reportwish
    ADD CONSTRAINT campaign_reportwish_campaign_id_fec3bd81_fk_campaign_ FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_reportwish
    ADD CONSTRAINT campaign_reportwish_county_id_1d5c4b7d_fk_places_division_id FOREIGN KEY (county_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_reportwish
    ADD CONSTRAINT campaign_reportwish_zone_id_3945a407_fk_places_overlayzone_id FOREIGN KEY (zone_id) REFERENCES public.places_overlayzone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_resourceuse
    ADD CONSTRAINT campaign_resourceuse_division_id_e1f09ae2_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_sharedwork_communities
    ADD CONSTRAINT campaign_sharedwork__division_id_92517963_fk_places_di FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_sharedwork_communities
    ADD CONSTRAINT campaign_sharedwork__sharedwork_id_90d2d67e_fk_campaign_ FOREIGN KEY (sharedwork_id) REFERENCES public.campaign_sharedwork(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_sharedwork
    ADD CONSTRAINT campaign_sharedwork_campaign_id_3c6efefc_fk_campaign_ FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_sharedwork
    ADD CONSTRAINT campaign_sharedwork_measure_id_3d4b7259_fk_evaluatio FOREIGN KEY (measure_id) REFERENCES public.evaluation_measure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_stage
    ADD CONSTRAINT campaign_stage_campaign_id_f5503919_fk_campaign_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_stageclosing
    ADD CONSTRAINT campaign_stageclosin_division_id_010ed194_fk_places_di FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_stageclosing
    ADD CONSTRAINT campaign_stageclosin_reopened_by_id_ef85821c_fk_accounts_ FOREIGN KEY (reopened_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_stageclosing
    ADD CONSTRAINT campaign_stageclosing_by_id_cc59b9ab_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_stageclosing
    ADD CONSTRAINT campaign_stageclosing_stage_id_e42f3902_fk_campaign_stage_id FOREIGN KEY (stage_id) REFERENCES public.campaign_stage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_standing
    ADD CONSTRAINT campaign_standing_county_id_32764bbd_fk_places_division_id FOREIGN KEY (county_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_standing
    ADD CONSTRAINT campaign_standing_denominator_id_e7cc91d7_fk_campaign_ FOREIGN KEY (denominator_id) REFERENCES public.campaign_denominator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_standing
    ADD CONSTRAINT campaign_standing_zone_id_d6842189_fk_places_overlayzone_id FOREIGN KEY (zone_id) REFERENCES public.places_overlayzone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_target
    ADD CONSTRAINT campaign_target_campaign_id_a9a94204_fk_campaign_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_target
    ADD CONSTRAINT campaign_target_denominator_id_2299e7b3_fk_campaign_ FOREIGN KEY (denominator_id) REFERENCES public.campaign_denominator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_task
    ADD CONSTRAINT campaign_task_campaign_id_21950280_fk_campaign_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_task
    ADD CONSTRAINT campaign_task_stage_id_e2a46600_fk_campaign_stage_id FOREIGN KEY (stage_id) REFERENCES public.campaign_stage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_work
    ADD CONSTRAINT campaign_work_campaign_id_3660c8f3_fk_campaign_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaign_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_work
    ADD CONSTRAINT campaign_work_changed_by_id_9b539cc6_fk_accounts_person_id FOREIGN KEY (changed_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_work
    ADD CONSTRAINT campaign_work_compound_id_b407f6be_fk_places_compound_id FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_work
    ADD CONSTRAINT campaign_work_division_id_a8dda8af_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_work
    ADD CONSTRAINT campaign_work_measure_id_5e0eb04d_fk_evaluation_measure_id FOREIGN KEY (measure_id) REFERENCES public.evaluation_measure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_work
    ADD CONSTRAINT campaign_work_plan_id_0bae1f35_fk_campaign_plan_id FOREIGN KEY (plan_id) REFERENCES public.campaign_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaign_work
    ADD CONSTRAINT campaign_work_shared_id_f92a19eb_fk_campaign_sharedwork_id FOREIGN KEY (shared_id) REFERENCES public.campaign_sharedwork(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_documents_document
    ADD CONSTRAINT core_documents_docum_file_id_190d4824_fk_core_file FOREIGN KEY (file_id) REFERENCES public.core_files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_documents_document
    ADD CONSTRAINT core_documents_docum_person_id_d89ab324_fk_accounts_ FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_files_fileuse
    ADD CONSTRAINT core_files_fileuse_by_id_b286ab6d_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_files_fileuse
    ADD CONSTRAINT core_files_fileuse_file_id_9b265780_fk_core_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_hearing_hearing
    ADD CONSTRAINT core_hearing_hearing_answered_by_id_8d9275f5_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_hearing_hearing
    ADD CONSTRAINT core_hearing_hearing_decided_by_id_cd09e561_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_hearing_hearing
    ADD CONSTRAINT core_hearing_hearing_filed_by_id_79a2c2c1_fk_accounts_person_id FOREIGN KEY (filed_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_imports_importcontent
    ADD CONSTRAINT core_imports_importc_run_id_abe43a66_fk_core_impo FOREIGN KEY (run_id) REFERENCES public.core_imports_importrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_imports_importprogress
    ADD CONSTRAINT core_imports_importp_run_id_f257f75c_fk_core_impo FOREIGN KEY (run_id) REFERENCES public.core_imports_importrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_imports_importrun
    ADD CONSTRAINT core_imports_importrun_person_id_4cfa6833_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_notices_notice
    ADD CONSTRAINT core_notices_notice_person_id_c9048fe1_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_outbox_outboxact
    ADD CONSTRAINT core_outbox_outboxac_record_id_a56f93eb_fk_core_outb FOREIGN KEY (record_id) REFERENCES public.core_outbox_outboxrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_outbox_outboxact
    ADD CONSTRAINT core_outbox_outboxact_by_id_8436de5c_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_outbox_outboxpiece
    ADD CONSTRAINT core_outbox_outboxpi_upload_id_e3535aeb_fk_core_outb FOREIGN KEY (upload_id) REFERENCES public.core_outbox_outboxupload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_outbox_outboxrecord
    ADD CONSTRAINT core_outbox_outboxre_brought_by_id_802ff3d3_fk_accounts_ FOREIGN KEY (brought_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_outbox_outboxrecord
    ADD CONSTRAINT core_outbox_outboxre_person_id_d14710e0_fk_accounts_ FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_outbox_outboxupload
    ADD CONSTRAINT core_outbox_outboxup_file_id_526fa0c9_fk_core_file FOREIGN KEY (file_id) REFERENCES public.core_files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_outbox_outboxupload
    ADD CONSTRAINT core_outbox_outboxup_person_id_396132a1_fk_accounts_ FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_outbox_outboxupload
    ADD CONSTRAINT core_outbox_outboxup_record_id_e41218ce_fk_core_outb FOREIGN KEY (record_id) REFERENCES public.core_outbox_outboxrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_tables_exportlog
    ADD CONSTRAINT core_tables_exportlog_person_id_d628e8b2_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_tables_savedview
    ADD CONSTRAINT core_tables_savedview_owner_id_130a876a_fk_accounts_person_id FOREIGN KEY (owner_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_todo_todo
    ADD CONSTRAINT core_todo_todo_done_by_id_424ffffc_fk_accounts_person_id FOREIGN KEY (done_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_todo_todo
    ADD CONSTRAINT core_todo_todo_person_id_339ca502_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_worktime_officehours
    ADD CONSTRAINT core_worktime_office_calendar_id_390df1eb_fk_core_work FOREIGN KEY (calendar_id) REFERENCES public.core_worktime_workingcalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_worktime_workday
    ADD CONSTRAINT core_worktime_workda_calendar_id_0b19d6b0_fk_core_work FOREIGN KEY (calendar_id) REFERENCES public.core_worktime_workingcalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_adjudication
    ADD CONSTRAINT evaluation_adjudicat_decided_by_id_8d675a59_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_adjudication
    ADD CONSTRAINT evaluation_adjudicat_round_id_9bde21f5_fk_evaluatio FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_adjudication
    ADD CONSTRAINT evaluation_adjudicat_sheet_id_1afc2173_fk_evaluatio FOREIGN KEY (sheet_id) REFERENCES public.evaluation_sheet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_assessor
    ADD CONSTRAINT evaluation_assessor_contract_id_5add2a14_fk_evaluatio FOREIGN KEY (contract_id) REFERENCES public.evaluation_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_assessor
    ADD CONSTRAINT evaluation_assessor_person_id_83eff170_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_award
    ADD CONSTRAINT evaluation_award_by_id_cc9c8679_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_award
    ADD CONSTRAINT evaluation_award_community_id_bfa131db_fk_places_division_id FOREIGN KEY (community_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_award
    ADD CONSTRAINT evaluation_award_compound_id_a59bcadb_fk_places_compound_id FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_award
    ADD CONSTRAINT evaluation_award_inherited_from_id_504f20cb_fk_evaluatio FOREIGN KEY (inherited_from_id) REFERENCES public.evaluation_award(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_award
    ADD CONSTRAINT evaluation_award_round_id_3f204371_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_awardnote
    ADD CONSTRAINT evaluation_awardnote_award_id_f0478a2c_fk_evaluation_award_id FOREIGN KEY (award_id) REFERENCES public.evaluation_award(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_awardnote
    ADD CONSTRAINT evaluation_awardnote_by_id_631c3201_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_classdecision
    ADD CONSTRAINT evaluation_classdeci_round_id_e8f8f073_fk_evaluatio FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_classdecision
    ADD CONSTRAINT evaluation_classdeci_sheet_id_88c960e5_fk_evaluatio FOREIGN KEY (sheet_id) REFERENCES public.evaluation_sheet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_classdecision
    ADD CONSTRAINT evaluation_classdecision_by_id_d4d4c6a7_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_confirmation
    ADD CONSTRAINT evaluation_confirmat_round_id_7dc2203f_fk_evaluatio FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_confirmation
    ADD CONSTRAINT evaluation_confirmat_signature_id_22711d1c_fk_core_file FOREIGN KEY (signature_id) REFERENCES public.core_files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_confirmation
    ADD CONSTRAINT evaluation_confirmat_visit_id_e9d2e6ba_fk_evaluatio FOREIGN KEY (visit_id) REFERENCES public.evaluation_visit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_contract
    ADD CONSTRAINT evaluation_contract_division_id_2127d85e_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_contract
    ADD CONSTRAINT evaluation_contract_organisation_id_e9e26283_fk_places_or FOREIGN KEY (organisation_id) REFERENCES public.places_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_edition
    ADD CONSTRAINT evaluation_edition_created_by_id_b7d5f2b5_fk_accounts_person_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_edition
    ADD CONSTRAINT evaluation_edition_published_by_id_cb490012_fk_accounts_ FOREIGN KEY (published_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_evidence
    ADD CONSTRAINT evaluation_evidence_added_by_id_90a1d933_fk_accounts_person_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_evidence
    ADD CONSTRAINT evaluation_evidence_community_id_59d8fbd2_fk_places_division_id FOREIGN KEY (community_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_evidence
    ADD CONSTRAINT evaluation_evidence_compound_id_708b9c65_fk_places_compound_id FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_evidence
    ADD CONSTRAINT evaluation_evidence_file_id_a0d59ade_fk_core_file FOREIGN KEY (file_id) REFERENCES public.core_files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_evidenceitem
    ADD CONSTRAINT evaluation_evidencei_evidence_id_a51bc8c7_fk_evaluatio FOREIGN KEY (evidence_id) REFERENCES public.evaluation_evidence(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_grading
    ADD CONSTRAINT evaluation_grading_asked_by_id_1e91ce7b_fk_accounts_person_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_grading
    ADD CONSTRAINT evaluation_grading_round_id_b3220f3b_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_measureeffect
    ADD CONSTRAINT evaluation_measureef_measure_id_d4fb0d1e_fk_evaluatio FOREIGN KEY (measure_id) REFERENCES public.evaluation_measure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_measurelink
    ADD CONSTRAINT evaluation_measureli_measure_id_208a1bbf_fk_evaluatio FOREIGN KEY (measure_id) REFERENCES public.evaluation_measure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_measurelink
    ADD CONSTRAINT evaluation_measureli_other_id_ccc32efa_fk_evaluatio FOREIGN KEY (other_id) REFERENCES public.evaluation_measure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_rectification
    ADD CONSTRAINT evaluation_rectifica_issued_by_id_96d493fb_fk_accounts_ FOREIGN KEY (issued_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_rectification
    ADD CONSTRAINT evaluation_rectifica_reported_by_id_afc1f9ba_fk_accounts_ FOREIGN KEY (reported_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_rectification
    ADD CONSTRAINT evaluation_rectifica_rescored_by_id_2afb8cbe_fk_accounts_ FOREIGN KEY (rescored_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_rectification
    ADD CONSTRAINT evaluation_rectifica_round_id_8fd75e8e_fk_evaluatio FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_rectification
    ADD CONSTRAINT evaluation_rectifica_sheet_id_5bd77414_fk_evaluatio FOREIGN KEY (sheet_id) REFERENCES public.evaluation_sheet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_rectifieditem
    ADD CONSTRAINT evaluation_rectified_evidence_id_8f6fabae_fk_evaluatio FOREIGN KEY (evidence_id) REFERENCES public.evaluation_evidence(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_rectifieditem
    ADD CONSTRAINT evaluation_rectified_rectification_id_1b051f4d_fk_evaluatio FOREIGN KEY (rectification_id) REFERENCES public.evaluation_rectification(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_rectifieditem
    ADD CONSTRAINT evaluation_rectified_round_id_76ecf6de_fk_evaluatio FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_result
    ADD CONSTRAINT evaluation_result_county_id_286c586d_fk_places_division_id FOREIGN KEY (county_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_result
    ADD CONSTRAINT evaluation_result_round_id_4f25e862_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_result
    ADD CONSTRAINT evaluation_result_sheet_id_4efbd975_fk_evaluation_sheet_id FOREIGN KEY (sheet_id) REFERENCES public.evaluation_sheet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_round
    ADD CONSTRAINT evaluation_round_called_by_id_005ac075_fk_accounts_person_id FOREIGN KEY (called_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_round
    ADD CONSTRAINT evaluation_round_division_id_18ce272f_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_round
    ADD CONSTRAINT evaluation_round_edition_id_6f880c82_fk_evaluation_edition_id FOREIGN KEY (edition_id) REFERENCES public.evaluation_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_round
    ADD CONSTRAINT evaluation_round_previous_id_da2bbd70_fk_evaluation_round_id FOREIGN KEY (previous_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_round
    ADD CONSTRAINT evaluation_round_replaces_id_1722b053_fk_evaluation_round_id FOREIGN KEY (replaces_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sample
    ADD CONSTRAINT evaluation_sample_drawn_by_id_934d2ecb_fk_accounts_person_id FOREIGN KEY (drawn_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sample
    ADD CONSTRAINT evaluation_sample_round_id_0ffbe9b1_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sampledhome
    ADD CONSTRAINT evaluation_sampledho_compound_id_ecd571b1_fk_places_co FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sampledhome
    ADD CONSTRAINT evaluation_sampledho_survey_id_c7b466b0_fk_evaluatio FOREIGN KEY (survey_id) REFERENCES public.evaluation_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sampledhome
    ADD CONSTRAINT evaluation_sampledhome_home_id_15194ee2_fk_places_home_id FOREIGN KEY (home_id) REFERENCES public.places_home(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sampledsheet
    ADD CONSTRAINT evaluation_sampledsh_round_id_98702a28_fk_evaluatio FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sampledsheet
    ADD CONSTRAINT evaluation_sampledsh_sample_id_fde1020f_fk_evaluatio FOREIGN KEY (sample_id) REFERENCES public.evaluation_sample(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sampledsheet
    ADD CONSTRAINT evaluation_sampledsh_sheet_id_f8eef1a2_fk_evaluatio FOREIGN KEY (sheet_id) REFERENCES public.evaluation_sheet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_scoreditem
    ADD CONSTRAINT evaluation_scoreditem_round_id_d20b430c_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_scoreditem
    ADD CONSTRAINT evaluation_scoreditem_visit_id_ef7a2cbe_fk_evaluation_visit_id FOREIGN KEY (visit_id) REFERENCES public.evaluation_visit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_scoredphoto
    ADD CONSTRAINT evaluation_scoredpho_file_id_ba7c6501_fk_core_file FOREIGN KEY (file_id) REFERENCES public.core_files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_scoredphoto
    ADD CONSTRAINT evaluation_scoredphoto_round_id_109802f8_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_scoredphoto
    ADD CONSTRAINT evaluation_scoredphoto_visit_id_b17caad7_fk_evaluation_visit_id FOREIGN KEY (visit_id) REFERENCES public.evaluation_visit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_seal
    ADD CONSTRAINT evaluation_seal_by_id_d4008b40_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_seal
    ADD CONSTRAINT evaluation_seal_previous_id_ff6d926f_fk_evaluation_seal_id FOREIGN KEY (previous_id) REFERENCES public.evaluation_seal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_seal
    ADD CONSTRAINT evaluation_seal_round_id_934f7a0f_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_selfassessment
    ADD CONSTRAINT evaluation_selfasses_changed_by_id_16d171e5_fk_accounts_ FOREIGN KEY (changed_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_selfassessment
    ADD CONSTRAINT evaluation_selfasses_round_id_7b3234b7_fk_evaluatio FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_selfassessment
    ADD CONSTRAINT evaluation_selfasses_sheet_id_43504823_fk_evaluatio FOREIGN KEY (sheet_id) REFERENCES public.evaluation_sheet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheet
    ADD CONSTRAINT evaluation_sheet_changed_by_id_e189b953_fk_accounts_person_id FOREIGN KEY (changed_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheet
    ADD CONSTRAINT evaluation_sheet_company_id_925463a8_fk_places_organisation_id FOREIGN KEY (company_id) REFERENCES public.places_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheet
    ADD CONSTRAINT evaluation_sheet_compound_id_5b0d62f1_fk_places_compound_id FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheet
    ADD CONSTRAINT evaluation_sheet_county_id_fe2640cd_fk_places_division_id FOREIGN KEY (county_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheet
    ADD CONSTRAINT evaluation_sheet_place_id_ce864136_fk_places_division_id FOREIGN KEY (place_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheet
    ADD CONSTRAINT evaluation_sheet_round_id_f85a3509_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheet
    ADD CONSTRAINT evaluation_sheet_zone_id_b9f8ba37_fk_places_overlayzone_id FOREIGN KEY (zone_id) REFERENCES public.places_overlayzone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheetmove
    ADD CONSTRAINT evaluation_sheetmove_by_id_f6804cb3_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheetmove
    ADD CONSTRAINT evaluation_sheetmove_round_id_0c1227b3_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_sheetmove
    ADD CONSTRAINT evaluation_sheetmove_sheet_id_b7e7983a_fk_evaluation_sheet_id FOREIGN KEY (sheet_id) REFERENCES public.evaluation_sheet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_stepdate
    ADD CONSTRAINT evaluation_stepdate_round_id_b6adf146_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_survey
    ADD CONSTRAINT evaluation_survey_by_id_38856037_fk_accounts_person_id FOREIGN KEY (by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_survey
    ADD CONSTRAINT evaluation_survey_round_id_218c1c57_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_surveyanswer
    ADD CONSTRAINT evaluation_surveyans_compound_id_a2086b20_fk_places_co FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_surveyanswer
    ADD CONSTRAINT evaluation_surveyans_survey_id_5089d0dc_fk_evaluatio FOREIGN KEY (survey_id) REFERENCES public.evaluation_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_surveyedcompound
    ADD CONSTRAINT evaluation_surveyedc_compound_id_6b091227_fk_places_co FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_surveyedcompound
    ADD CONSTRAINT evaluation_surveyedc_survey_id_1f944143_fk_evaluatio FOREIGN KEY (survey_id) REFERENCES public.evaluation_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_training
    ADD CONSTRAINT evaluation_training_assessor_id_9ef6f1be_fk_evaluatio FOREIGN KEY (assessor_id) REFERENCES public.evaluation_assessor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_visit
    ADD CONSTRAINT evaluation_visit_assessor_id_b8ebb9b2_fk_evaluation_assessor_id FOREIGN KEY (assessor_id) REFERENCES public.evaluation_assessor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_visit
    ADD CONSTRAINT evaluation_visit_assigned_by_id_766982b9_fk_accounts_person_id FOREIGN KEY (assigned_by_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_visit
    ADD CONSTRAINT evaluation_visit_replaces_id_285889fe_fk_evaluation_visit_id FOREIGN KEY (replaces_id) REFERENCES public.evaluation_visit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_visit
    ADD CONSTRAINT evaluation_visit_round_id_c5d795a9_fk_evaluation_round_id FOREIGN KEY (round_id) REFERENCES public.evaluation_round(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.evaluation_visit
    ADD CONSTRAINT evaluation_visit_sheet_id_d886ebf8_fk_evaluation_sheet_id FOREIGN KEY (sheet_id) REFERENCES public.evaluation_sheet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_person_id FOREIGN KEY (user_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_boundary
    ADD CONSTRAINT places_boundary_compound_id_499cfaed_fk_places_compound_id FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_boundary
    ADD CONSTRAINT places_boundary_division_id_e673a5bb_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_boundary
    ADD CONSTRAINT places_boundary_protected_zone_id_dbb86024_fk_places_pr FOREIGN KEY (protected_zone_id) REFERENCES public.places_protectedzone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_building
    ADD CONSTRAINT places_building_compound_id_3f85bcbf_fk_places_compound_id FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_compound
    ADD CONSTRAINT places_compound_community_id_30ddeaf2_fk_places_division_id FOREIGN KEY (community_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_compound
    ADD CONSTRAINT places_compound_manager_id_18c7198b_fk_places_organisation_id FOREIGN KEY (manager_id) REFERENCES public.places_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_division
    ADD CONSTRAINT places_division_parent_id_a7a12d3b_fk_places_division_id FOREIGN KEY (parent_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_division
    ADD CONSTRAINT places_division_zone_id_acee9e57_fk_places_overlayzone_id FOREIGN KEY (zone_id) REFERENCES public.places_overlayzone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_divisionchange
    ADD CONSTRAINT places_divisionchang_division_id_8b088069_fk_places_di FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_divisionsuccession
    ADD CONSTRAINT places_divisionsucce_predecessor_id_251382ba_fk_places_di FOREIGN KEY (predecessor_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_divisionsuccession
    ADD CONSTRAINT places_divisionsucce_successor_id_cbe0384d_fk_places_di FOREIGN KEY (successor_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_grid
    ADD CONSTRAINT places_grid_community_id_4908c9b9_fk_places_division_id FOREIGN KEY (community_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_grid_compounds
    ADD CONSTRAINT places_grid_compound_compound_id_026dd6bd_fk_places_co FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_grid_compounds
    ADD CONSTRAINT places_grid_compounds_grid_id_007ede67_fk_places_grid_id FOREIGN KEY (grid_id) REFERENCES public.places_grid(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_home
    ADD CONSTRAINT places_home_compound_id_87aea217_fk_places_compound_id FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_home
    ADD CONSTRAINT places_home_stairwell_id_249215d8_fk_places_stairwell_id FOREIGN KEY (stairwell_id) REFERENCES public.places_stairwell(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_management
    ADD CONSTRAINT places_management_compound_id_4ac6637f_fk_places_compound_id FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_management
    ADD CONSTRAINT places_management_organisation_id_45689df3_fk_places_or FOREIGN KEY (organisation_id) REFERENCES public.places_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_microgrid
    ADD CONSTRAINT places_microgrid_grid_id_6a23452f_fk_places_grid_id FOREIGN KEY (grid_id) REFERENCES public.places_grid(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_organisation
    ADD CONSTRAINT places_organisation_division_id_695c7a7d_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_overlayzone
    ADD CONSTRAINT places_overlayzone_city_id_a453b650_fk_places_division_id FOREIGN KEY (city_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_ownerscommittee
    ADD CONSTRAINT places_ownerscommitt_compound_id_f7397b8a_fk_places_co FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_protectedzone
    ADD CONSTRAINT places_protectedzone_division_id_a3780519_fk_places_division_id FOREIGN KEY (division_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_publicfacility
    ADD CONSTRAINT places_publicfacilit_community_id_71b5a0a8_fk_places_di FOREIGN KEY (community_id) REFERENCES public.places_division(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_publicfacility
    ADD CONSTRAINT places_publicfacilit_compound_id_c9227569_fk_places_co FOREIGN KEY (compound_id) REFERENCES public.places_compound(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_publicfacility
    ADD CONSTRAINT places_publicfacilit_responsible_id_065be2e8_fk_places_or FOREIGN KEY (responsible_id) REFERENCES public.places_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_stairwell
    ADD CONSTRAINT places_stairwell_building_id_a7204314_fk_places_building_id FOREIGN KEY (building_id) REFERENCES public.places_building(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_stairwell
    ADD CONSTRAINT places_stairwell_micro_grid_id_a6bfab1d_fk_places_microgrid_id FOREIGN KEY (micro_grid_id) REFERENCES public.places_microgrid(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_accounts_person_id FOREIGN KEY (user_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;


